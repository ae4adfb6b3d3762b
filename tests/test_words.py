"""Words that have no place in a finished tree: unkept promises, addresses of registries, one machine's paths."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Each word is written so that its own pattern does not match it here.
FORBIDDEN = {
    "an unkept promise": r"\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b",
    "a registry's address": r"pypi\.[o]rg|files\.pythonhosted\.[o]rg|registry\.npmjs\.[o]rg|deb\.debian\.[o]rg",
    "an index option": r"--(extra-)?index-[u]rl|--find-[l]inks",
    "a path of one machine": r"(?<![\w.])/(work|home|root|opt)/(?!vb[d]t)\w|(?<![\w/-])share[d]/",
    "a conflict mark": r"^(<{7}|={7}|>{7})( |$)",
    "a forgotten stop": r"\b(breakpoin[t]|pdb\.set_trac[e])\(",
    "a letter from another keyboard": r"[\u200b\u200c\ufeff\u00ad]",
}
BINARY = {".ttf", ".otf", ".png", ".jpg", ".crt", ".p12", ".pdf", ".docx", ".zip", ".qm", ".goi"}
NOT_OURS = ("LICENSE", "vbdt/assets/fonts/", "vbdt/assets/icons/", "tests/transport/samples/", "requirements")


def tracked() -> list[str]:
    """Files of the checkout as git knows them, also those about to be added; of an unpacked archive, all files."""
    if not (ROOT / ".git").exists():
        return [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file()]
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in names.split("\0") if name and (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    for name in tracked():
        if Path(name).suffix not in BINARY:
            yield name, (ROOT / name).read_text("utf-8")


def found(pattern: str, text: str) -> list[str]:
    return [match.group() for match in re.finditer(pattern, text, re.MULTILINE)]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_has(what: str) -> None:
    ours = [(name, text) for name, text in texts() if not name.startswith(NOT_OURS)]
    assert len(ours) > 50
    assert [f"{name}: {word}" for name, text in ours for word in found(FORBIDDEN[what], text)] == []


def test_lock_files_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert found(r"\S*://\S*|^-.*", (ROOT / name).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("an unkept promise", "# TO" + "DO: later"),
        ("a registry's address", "https://pypi" + ".org/simple"),
        ("an index option", "pip install --index" + "-url x"),
        ("a path of one machine", "see /wo" + "rk/main"),
        ("a path of one machine", "cp sha" + "red/certs ."),
        ("a conflict mark", "=" * 7),
        ("a forgotten stop", "    breakpoint" + "()"),
        ("a letter from another keyboard", "vă" + chr(0x200B) + "n"),
    ],
)
def test_a_pattern_sees_its_word(what: str, text: str) -> None:
    assert found(FORBIDDEN[what], text)


def test_ordinary_words_pass() -> None:
    text = "a shared folder, docs/work/plan, ~/wo" + "rk/, the working day, /opt/vbdt, todo_list"
    assert [word for pattern in FORBIDDEN.values() for word in found(pattern, text)] == []
