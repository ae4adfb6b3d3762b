"""What the window loads before it is seen: what only signing, checking and the hub need comes later."""

import subprocess
import sys

LATER = ("pyhanko", "pyhanko_certvalidator", "pkcs11", "requests", "aiohttp", "nats", "fontTools", "uharfbuzz")


def loaded(start: str) -> set[str]:
    """The packages that a fresh interpreter has after this."""
    code = f"{start}\nimport sys\nprint(*{{each.partition('.')[0] for each in sys.modules}})"
    return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())


def test_the_window_starts_without_what_only_some_acts_need() -> None:
    assert loaded("import vbdt.ui.window, vbdt.app").isdisjoint(LATER)


def test_a_painter_loads_no_parser_of_signatures() -> None:
    assert loaded("import vbdt.drafting.painter_child").isdisjoint({*LATER, "PySide6", "sqlcipher3", "cryptography"})


def test_what_comes_later_is_needed_at_all() -> None:
    """Or the names above would be out of date, and prove nothing."""
    assert loaded("import vbdt.signing.check.verify, vbdt.signing.stand_ins.softhsm, requests") >= {
        "pyhanko",
        "pkcs11",
        "aiohttp",
    }
