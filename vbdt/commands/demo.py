"""Tỉnh mẫu: make it, run the main job in it, and open its window or leave pictures of it."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from vbdt.demo.everyday import fill
from vbdt.demo.make import Demo, is_made, make_demo, open_demo, open_desks
from vbdt.demo.story import Told, tell
from vbdt.document.targets import Target
from vbdt.errors import UserError
from vbdt.ui.application import show_windows, take_pictures

Run = Callable[[argparse.Namespace], None]


def prepare(name: str, parser: argparse.ArgumentParser) -> Run:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("demo"), metavar="DIR")
    parser.add_argument("--headless", action="store_true", help="không mở cửa sổ; ghi ảnh chụp vào DIR/anh")
    return _demo


def _demo(options: argparse.Namespace) -> None:
    folder = options.folder.resolve()
    headless = options.headless or not _has_display()
    counter = _Counter()
    if is_made(folder):
        counter.say(f"Mở lại tỉnh mẫu ở {folder}")
        demo = open_demo(folder)
    else:
        try:
            demo = make_demo(folder, counter.say)
        except OSError:
            raise UserError(
                f"Không ghi được vào thư mục {folder}.", "Chọn thư mục khác, hoặc kiểm tra quyền ghi và dung lượng đĩa."
            ) from None
        _run_story(demo, counter)
    _show(demo, headless, counter)


def _run_story(demo: Demo, counter: "_Counter") -> None:
    with open_desks(demo) as offices:
        told: Told = tell(offices, demo.province.pin, counter.say)
        fill(offices, demo.province.pin, counter.say)
    for figure in told.figures:
        counter.say(_figure(figure))


def _figure(target: Target) -> str:
    share = "chưa có số liệu" if target.per_mille is None else f"{target.per_mille / 10:.1f} %"
    return f"{target.name}: {share} ({target.numerator}/{target.denominator})"


def _show(demo: Demo, headless: bool, counter: "_Counter") -> None:
    with open_desks(demo) as offices:
        if headless:
            folder = demo.folder / "anh"
            take_pictures(offices, folder, counter.say)
        else:
            counter.say("Mở cửa sổ; đóng mọi cửa sổ để kết thúc")
            show_windows(offices)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class _Counter:
    """Numbers the steps on the terminal."""

    def __init__(self) -> None:
        self._step = 0

    def say(self, words: str) -> None:
        self._step += 1
        print(f"[{self._step:>2}] {words}", flush=True)
