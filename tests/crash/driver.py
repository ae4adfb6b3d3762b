"""Does one piece of a desk's work in a process of its own and may be killed at it: `python -m tests.crash.driver`.

Told on its input, one JSON object a line: the province, the work, where to end. It answers with how the process ended
and, when it was to count only, how often each place was reached. Forked: starting Python takes longer
than the work.
"""

import json
import os
import sys
import traceback
from pathlib import Path

from tests.crash.desks import WORK, Place
from vbdt import crashpoints
from vbdt.document.ids import DocumentId

MANY = 1_000_000


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        folder = Path(order["folder"])
        place = Place(
            folder, {name: bytes.fromhex(key) for name, key in order["keys"].items()}, DocumentId(order["id"])
        )
        child = os.fork()
        if child == 0:
            work(place, order["work"], order["at"], order["places"])
        _, status = os.waitpid(child, 0)
        visits = folder / "visits.json"
        seen = json.loads(visits.read_text()) if visits.exists() else {}
        visits.unlink(missing_ok=True)
        print(json.dumps({"killed": os.WIFSIGNALED(status), "status": status, "seen": seen}), flush=True)


def work(place: Place, what: str, at: str, places: list[str]) -> None:
    """In the child; does not return."""
    status = 1
    try:
        crashpoints.ARMED.update(crashpoints.wanted(at) or dict.fromkeys(places, MANY))
        WORK[what](place)
        if not at:
            seen = {name: MANY - left for name, left in crashpoints.ARMED.items() if left < MANY}
            (place.folder / "visits.json").write_text(json.dumps(seen))
        status = 0
    except BaseException:  # noqa: BLE001 - the process ends here, and says why
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
