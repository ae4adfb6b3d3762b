"""Giao liên: send and receive without a window."""

import argparse
import signal
from collections.abc import Callable

from vbdt.acts.mail.exchange import Watch, exchange, make_removable
from vbdt.commands.common import add_desk, opened, tell
from vbdt.errors import Exit
from vbdt.transport.courier import Tally

Run = Callable[[argparse.Namespace], Exit]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    add_desk(parser)
    parser.add_argument("--once", action="store_true", help="một lượt rồi thôi")
    parser.add_argument("--unplug", action="store_true", help="một lượt, rồi cho biết khi nào rút thẻ nhớ được")
    return _courier


def _courier(options: argparse.Namespace) -> Exit:
    with opened(options) as office:
        if options.once or options.unplug:
            tally = exchange(office)
            _tell(tally)
            if options.unplug and not tally.problems:
                make_removable(office)
                tell("Đã ghi xong. Có thể rút thẻ nhớ an toàn.")
            return Exit.REFUSED if tally.problems else Exit.DONE
        watch = Watch(office, lambda _: None, _tell)
        signal.signal(signal.SIGTERM, lambda *_: watch.stop())
        signal.signal(signal.SIGINT, lambda *_: watch.stop())
        tell(f"Giao liên của {office.person.name} đang chạy; Ctrl+C để dừng.")
        watch.run()
    return Exit.DONE


def _tell(tally: Tally) -> None:
    tell(f"Nhận {tally.recorded}, trùng {tally.duplicates}, gửi {tally.sent}, cách ly {tally.quarantined}.")
    for problem in tally.problems:
        tell(problem)
