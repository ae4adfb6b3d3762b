"""The shape of the program, checked on its own source: which part may know which, and what is written where."""

import ast
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 500  # lines of one module

GROUND = {"errors", "assets", "children", "crashpoints", "law", "settings", "pdf"}
MIDDLE = {"drafting", "signing", "store", "transport", "archive"}
OFFICE = GROUND | MIDDLE | {"document"}

KNOWS: dict[str, set[str]] = {
    # part of vbdt: the other parts it may import. A new part gets its line here, with thought.
    "errors": set(),
    "assets": set(),
    "children": {"errors"},
    "crashpoints": set(),
    "law": {"errors", "document"},
    "pdf": {"errors"},
    "document": {"errors"},
    "settings": {"errors", "document", "law"},
    **{part: GROUND | {"document"} for part in MIDDLE},
    "acts": OFFICE,
    "ui": OFFICE | {"acts"},
    "app": OFFICE | {"acts", "ui"},
    "demo": OFFICE | {"acts", "ui", "app"},
    "bench": OFFICE | {"acts", "app", "demo", "hub"},
    "hub": {"errors", "document", "transport"},
    "commands": OFFICE | {"acts", "ui", "app", "demo", "bench", "hub"},
    "cli": {"errors", "commands"},
    "__main__": {"cli"},
}
LAZY: dict[str, set[str]] = {
    # part: what it may import inside a function, because the import costs start-up time (or, for cli, a window), or
    # needs an extra that may not be installed (for bench, the server of a hub).
    "drafting": {"typst", "pypdfium2", "PIL", "pyhanko", "vbdt.pdf", "vbdt.drafting.fields"},
    "signing": {"pyhanko", "pyhanko_certvalidator", "pkcs11", "requests", "vbdt.signing"},
    "acts": {"vbdt.drafting", "vbdt.signing", "vbdt.transport.hub.mailbox", "vbdt.transport.hub.trial"},
    "ui": {"vbdt.drafting", "vbdt.signing"},
    "app": {"vbdt.drafting", "vbdt.signing", "vbdt.ui"},
    "bench": {"vbdt.bench.exchange_hub"},
    "cli": {"vbdt"},
}
QT = {"PySide6", "shiboken6"}
THREADS = {"threading", "concurrent", "asyncio", "PySide6.QtCore.QThread", "PySide6.QtCore.QThreadPool"}
SQL = re.compile(r"\s*(SELECT|INSERT|REPLACE|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|ATTACH|BEGIN|WITH)\s+[\w\"(*]")
EMPTY_NAME = re.compile(r"(Manager|Helper|Helpers|Util|Utils|Base)$")


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: `part` is the piece of vbdt it belongs to, e.g. `store` or `app`."""

    path: str
    part: str
    text: str
    tree: ast.Module


Rule = Callable[[Module], Iterator[str]]


def module(path: str, text: str) -> Module:
    pieces = Path(path).with_suffix("").parts
    return Module(path, pieces[1] if len(pieces) > 1 and pieces[0] == "vbdt" else "", text, ast.parse(text))


def sources(folder: str) -> list[Module]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    return [module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths]


def imported(node: ast.AST) -> list[str]:
    """Full dotted names that an import statement brings in; a relative one begins with a dot."""
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=name, names=names, level=0):
            return [f"{name}.{alias.name}" for alias in names]
        case ast.ImportFrom(module=name, level=level):
            return ["." * level + (name or "")]
    return []


def within(name: str, allowed: set[str]) -> bool:
    return any(name == each or name.startswith(each + ".") for each in allowed)


def keeps_the_arrows(source: Module) -> Iterator[str]:
    """A part imports only the parts it may know."""
    if source.path == "vbdt/__init__.py":
        return
    if source.part not in KNOWS:
        yield f"say in KNOWS which parts `{source.part}` may import"
        return
    allowed = {f"vbdt.{part}" for part in KNOWS[source.part] | {source.part}} | {"vbdt.__version__"}
    for node in ast.walk(source.tree):
        for name in imported(node):
            if name.startswith(("vbdt", ".")) and not within(name, allowed):
                yield f"`{source.part}` may not import {name}"


def keeps_qt_in_the_window(source: Module) -> Iterator[str]:
    """Qt is known to ui/ and app.py only."""
    if source.part not in {"ui", "app"}:
        names = [name for node in ast.walk(source.tree) for name in imported(node)]
        yield from (f"{name} outside ui/ and app.py" for name in names if within(name, QT))


def keeps_threads_in_jobs(source: Module) -> Iterator[str]:
    """Of the window's modules only jobs.py starts threads; crash.py hears of their last words."""
    if source.part == "ui" and source.path not in {"vbdt/ui/jobs.py", "vbdt/ui/crash.py"}:
        names = [name for node in ast.walk(source.tree) for name in imported(node)]
        yield from (f"{name} outside ui/jobs.py" for name in names if within(name, THREADS))


def keeps_sql_in_the_store(source: Module) -> Iterator[str]:
    """SQL and its engines are known to store/ only."""
    if source.part == "store":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            yield f"line {node.lineno}: SQL outside store/"
        yield from (f"{name} outside store/" for name in imported(node) if within(name, {"sqlite3", "sqlcipher3"}))


def imports_at_the_top(source: Module) -> Iterator[str]:
    """No import inside a function, but for the slow ones listed in LAZY."""
    for function in ast.walk(source.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            names = [name for node in ast.walk(function) for name in imported(node)]
            late = [name for name in names if not within(name, LAZY.get(source.part, set()))]
            yield from (f"{function.name} imports {name}" for name in late)


def has_no_global(source: Module) -> Iterator[str]:
    """No function rebinds a module's name."""
    globals_ = [node for node in ast.walk(source.tree) if isinstance(node, ast.Global)]
    yield from (f"line {node.lineno}: global {', '.join(node.names)}" for node in globals_)


def has_names_that_say_something(source: Module) -> Iterator[str]:
    """No class is called after nothing."""
    classes = [node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
    yield from (f"line {node.lineno}: {node.name}" for node in classes if EMPTY_NAME.search(node.name))


def translates_whole_sentences(source: Module) -> Iterator[str]:
    """No f-string inside tr(): Qt would look for the finished sentence and never find it."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"tr", "translate"} and any(isinstance(each, ast.JoinedStr) for each in node.args):
                yield f"line {node.lineno}: an f-string in {name}()"


def is_short(source: Module) -> Iterator[str]:
    """No module is longer than LONGEST lines."""
    lines = source.text.count("\n")
    if lines > LONGEST:
        yield f"{lines} lines"


PROGRAM: list[Rule] = [
    keeps_the_arrows,
    keeps_qt_in_the_window,
    keeps_threads_in_jobs,
    keeps_sql_in_the_store,
    imports_at_the_top,
    has_no_global,
    has_names_that_say_something,
    translates_whole_sentences,
    is_short,
]
TESTS: list[Rule] = [has_no_global, has_names_that_say_something, is_short]


@pytest.mark.parametrize("rule", PROGRAM, ids=lambda rule: rule.__name__)
def test_the_program(rule: Rule) -> None:
    assert [f"{source.path}: {fault}" for source in sources("vbdt") for fault in rule(source)] == []


@pytest.mark.parametrize("rule", TESTS, ids=lambda rule: rule.__name__)
def test_the_tests(rule: Rule) -> None:
    assert [f"{source.path}: {fault}" for source in sources("tests") for fault in rule(source)] == []


def test_letters_are_composed() -> None:
    """One letter, one code point (NFC), or equal words would compare unequal."""
    texts = [path for pattern in ("*.py", "*.md", "*.toml", "*.typ", "*.sql", "*.ts") for path in ROOT.rglob(pattern)]
    ours = [
        path for path in texts if path.relative_to(ROOT).parts[0] in {"vbdt", "tests", "docs", "certs", "README.md"}
    ]
    assert len(ours) > 50
    assert [str(path) for path in ours if not unicodedata.is_normalized("NFC", path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (keeps_the_arrows, "vbdt/store/open.py", "from vbdt.signing import key"),
        (keeps_the_arrows, "vbdt/store/open.py", "import vbdt.acts.sign"),
        (keeps_the_arrows, "vbdt/document/model.py", "from vbdt import store"),
        (keeps_the_arrows, "vbdt/acts/sign.py", "from ..ui import main"),
        (keeps_the_arrows, "vbdt/novelty/part.py", ""),
        (keeps_qt_in_the_window, "vbdt/acts/sign.py", "from PySide6.QtCore import QObject"),
        (keeps_threads_in_jobs, "vbdt/ui/list.py", "from PySide6.QtCore import QThread"),
        (keeps_sql_in_the_store, "vbdt/ui/list.py", "db.execute('SELECT id FROM documents')"),
        (keeps_sql_in_the_store, "vbdt/acts/send.py", "text = f'''\n  UPDATE outbox SET due = {due}'''"),
        (keeps_sql_in_the_store, "vbdt/cli.py", "import sqlite3"),
        (imports_at_the_top, "vbdt/store/open.py", "def f():\n    import json"),
        (imports_at_the_top, "vbdt/acts/sign.py", "async def f():\n    from vbdt.store import journal"),
        (has_no_global, "vbdt/app.py", "def f():\n    global desk\n    desk = 1"),
        (has_names_that_say_something, "vbdt/ui/main.py", "class DocumentManager: ..."),
        (translates_whole_sentences, "vbdt/ui/main.py", "self.tr(f'Có {n} văn bản')"),
        (is_short, "vbdt/app.py", "\n" * (LONGEST + 1)),
    ],
)
def test_a_rule_sees_a_breach(rule: Rule, path: str, text: str) -> None:
    assert list(rule(module(path, text)))


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (
            keeps_the_arrows,
            "vbdt/acts/sign.py",
            "from vbdt.signing.keys.key import Key\nfrom vbdt.errors import UserError",
        ),
        (keeps_qt_in_the_window, "vbdt/ui/main.py", "from PySide6.QtWidgets import QWidget"),
        (keeps_sql_in_the_store, "vbdt/ui/list.py", "'Select a document', 'DELETE', 'Update'"),
        (imports_at_the_top, "vbdt/drafting/typeset.py", "def f():\n    import typst"),
        (translates_whole_sentences, "vbdt/ui/main.py", "self.tr('Có %n văn bản', '', n)"),
    ],
)
def test_a_rule_lets_good_code_pass(rule: Rule, path: str, text: str) -> None:
    assert list(rule(module(path, text))) == []
