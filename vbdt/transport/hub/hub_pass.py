"""The file that lets one desk onto a hub (tệp kết nối): where the servers are, whom to believe, who the desk is.

The hub writes it (`vbdt hub add-agency`), the desk takes it in once and keeps it in its encrypted store. Who holds it
can put sealed packages on the hub in this desk's name and take the desk's box away; it cannot read or forge a package.
"""

import json
import ssl
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509

from vbdt.document.codec import canonical, decode
from vbdt.document.ids import DeskId
from vbdt.errors import BadInput, UserError
from vbdt.transport.hub.names import token
from vbdt.transport.hub.nkeys import public_of

FORMAT = 1
SIZE_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class HubPass:
    """`servers` are `host:port`; certificates and keys are PEM. `upstream` is the hub's domain for a desk at a site."""

    format: int
    hub: str
    desk: DeskId
    servers: tuple[str, ...]
    authority: str
    certificate: str
    key: str = field(repr=False)
    seed: str = field(repr=False)
    upstream: str = ""


def write_pass(hub_pass: HubPass) -> bytes:
    return canonical(hub_pass)


def read_pass(data: bytes) -> HubPass:
    """Raises BadInput when it is not such a file, or damaged."""
    try:
        if len(data) > SIZE_LIMIT:
            raise ValueError
        found = decode(HubPass, json.loads(data))
    except (ValueError, BadInput, RecursionError):
        raise _refused() from None
    if found.format != FORMAT or not found.servers:
        raise _refused()
    token(found.desk)
    public_of(found.seed)
    tls_context(found)
    return found


def pass_in(path: Path) -> bytes:
    """The file that a person chose, looked through. Raises BadInput as read_pass does, UserError when it cannot be
    read."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError:
        raise UserError(f"Không đọc được tệp «{path}».", "Kiểm tra lại đường dẫn và quyền đọc tệp.") from None
    read_pass(data)
    return data


def certificate_ends(hub_pass: HubPass) -> datetime:
    """When the desk's own certificate is over (UTC)."""
    return x509.load_pem_x509_certificate(hub_pass.certificate.encode()).not_valid_after_utc


def tls_context(hub_pass: HubPass) -> ssl.SSLContext:
    """TLS 1.3 that believes the hub's own authority only, and shows the desk's certificate. Raises BadInput; UserError
    where this computer has no room for what lies there for a moment.

    The library reads keys from files only: one is written for a moment where nobody else can read.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_verify_locations(cadata=hub_pass.authority)
        with tempfile.TemporaryDirectory(prefix="vbdt-") as folder:
            chain = Path(folder, "ban.pem")
            chain.touch(mode=0o600)
            chain.write_text(hub_pass.certificate + hub_pass.key, "ascii")
            context.load_cert_chain(chain)
    except (ssl.SSLError, ValueError):
        raise _refused() from None
    except OSError as error:
        what = f"Máy này không ghi được tệp tạm để kết nối trục ({error.strerror})."
        raise UserError(what, "Kiểm tra dung lượng đĩa; tệp kết nối vẫn dùng được.") from error
    return context


def _refused() -> BadInput:
    return BadInput(
        "Tệp không phải tệp kết nối trục liên thông, hoặc bị hỏng.", "Đề nghị người vận hành trục cấp lại tệp."
    )
