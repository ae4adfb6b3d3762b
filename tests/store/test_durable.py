"""What cannot be written is said in words, wherever it cannot be written."""

from pathlib import Path

import pytest

from vbdt.errors import UserError
from vbdt.store.durable import write_durably


def test_a_place_below_a_file_is_a_sentence(tmp_path: Path) -> None:
    """There the temporary file can be taken away no more than it could be made."""
    (tmp_path / "tep.txt").write_text("một tệp", "utf-8")
    with pytest.raises(UserError, match="Ổ đĩa báo lỗi"):
        write_durably(tmp_path / "tep.txt" / "moi", [b"gi do"])
