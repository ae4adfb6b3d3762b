"""Writing what is shown to a file of the person's choice."""

from pathlib import Path

from vbdt.errors import UserError


def write(path: Path, data: bytes) -> str:
    """The path, once the bytes are there. Raises UserError when they cannot be written."""
    try:
        path.write_bytes(data)
    except OSError as error:
        what = f"Không ghi được tệp {path.name}: {error.strerror}."
        raise UserError(what, "Chọn thư mục khác rồi thử lại.") from error
    return str(path)
