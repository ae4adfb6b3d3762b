"""Brings a store to the shape this program knows: numbered SQL files, each in one transaction with its number."""

from importlib import resources

from vbdt.errors import UserError
from vbdt.store.database import Connection


def migrate(connection: Connection) -> None:
    """Apply the migrations that the store has not seen. Raises UserError when the store is newer than the program."""
    scripts = _scripts()
    version = version_of(connection)
    if version > len(scripts):
        raise UserError(
            "Bàn làm việc này do phiên bản mới hơn của chương trình tạo ra.", "Cập nhật chương trình rồi mở lại."
        )
    for number, script in enumerate(scripts[version:], start=version + 1):
        with connection.transaction():
            if version_of(connection) < number:  # another program may have been first since we looked
                _run(connection, script)
                connection.run(f"PRAGMA user_version={number}")


def version_of(connection: Connection) -> int:
    """Number of the last migration applied; 0 for an empty file."""
    return int(connection.value("PRAGMA user_version"))


def _scripts() -> list[str]:
    folder = resources.files("vbdt.store") / "migrations"
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".sql")), key=lambda each: each.name)
    for number, each in enumerate(found, start=1):
        if not each.name.startswith(f"{number:04d}_"):
            raise RuntimeError(f"migration {number} is missing before {each.name}")
    return [each.read_text("utf-8") for each in found]


def _run(connection: Connection, script: str) -> None:
    """Statement by statement: a script run as a whole would commit the transaction first."""
    for statement in _statements(script):
        connection.run(statement)


def _statements(script: str) -> list[str]:
    found, lines = [], list[str]()
    for line in script.splitlines():
        if not line.strip() or line.lstrip().startswith("--"):
            continue
        lines.append(line)
        text = "\n".join(lines)
        if text.endswith(";") and (not text.startswith("CREATE TRIGGER") or text.endswith("END;")):
            found.append(text)
            lines = []
    return found
