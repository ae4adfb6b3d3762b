"""Every object of an open desk is built here, once, and passed down. Nothing else wires anything."""

from datetime import UTC, datetime
from pathlib import Path

from vbdt.acts.desks.board import known_directory
from vbdt.acts.office import Office
from vbdt.acts.services import revocation_of, timestamps_of, trust_of
from vbdt.errors import UserError
from vbdt.law import load_calendar
from vbdt.settings import read_settings
from vbdt.store.keys import unlock
from vbdt.store.store import Store, open_store
from vbdt.transport.keys import DeskKeys


def open_office(folder: Path, passphrase: str | None = None, recovery: str | None = None) -> Office:
    """Open the desk in `folder`. Raises UserError with what is wrong; a desk that does not open is left untouched."""
    return build_office(open_store(folder, unlock(folder, passphrase, recovery)))


def build_office(store: Store) -> Office:
    """The office of an open store, from what the store remembers of itself."""
    settings = read_settings(_required(store, "settings"))
    directory = known_directory(store, settings)
    trust = trust_of(settings)
    return Office(
        store=store,
        directory=directory,
        me=directory.desk(settings.desk),
        keys=DeskKeys.from_bytes(_required(store, "desk_keys")),
        settings=settings,
        trust=trust,
        calendar=load_calendar(),
        clock=lambda: datetime.now(UTC),
        timestamps=timestamps_of(settings),
        revocation=revocation_of(settings, trust),
    )


def _required(store: Store, key: str) -> bytes:
    value = store.setting(key)
    if value is None:
        raise UserError("Bàn làm việc này chưa được thiết lập xong.", "Tạo lại bàn hoặc khôi phục từ bản sao lưu.")
    return value
