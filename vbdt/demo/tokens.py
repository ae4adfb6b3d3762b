"""Signing keys of the demo province: one token a signing person, another for each agency's seal."""

from dataclasses import replace
from pathlib import Path

from vbdt.acts.desks.desk import NewDesk
from vbdt.demo.province import Province, Seat
from vbdt.document.directory import Agency, Role, short_name
from vbdt.document.ids import AgencyId
from vbdt.drafting.images import seal_image, signature_image
from vbdt.settings import KeyKind, KeySource
from vbdt.signing.trust.certificates import read_certificate
from vbdt.signing.stand_ins.pki import Issued, KeyType, Pki, Subject
from vbdt.signing.stand_ins.softhsm import add_token, make_softhsm, softhsm_module


class Tokens:
    """One token a signing person, another for the agency's seal: SoftHSM where installed, key files otherwise."""

    def __init__(self, folder: Path, pki: Pki, province: Province) -> None:
        self._folder = folder
        self._pki = pki
        self._pin = province.pin
        self._agencies = {each.id: each for each in province.agencies}
        self._hsm = make_softhsm(folder / "token") if softhsm_module() else None
        self.fingerprints: dict[str, tuple[str, ...]] = {}
        self.seals: dict[AgencyId, tuple[str, ...]] = {}

    def equip(self, seat: Seat, wanted: NewDesk) -> NewDesk:
        """Give leaders their signature and clerks the agency's seal, each with its picture."""
        agency = self._agencies[seat.agency]
        if Role.LEADER in seat.roles:
            issued = self._pki.issue(Subject(seat.person, agency.name, seat.title), KeyType.P_256)
            source = self._keep(seat.key, issued)
            self.fingerprints[seat.key] = (source.certificate,)
            return replace(wanted, personal=source, signature_image=signature_image(seat.person))
        if Role.CLERK in seat.roles:
            source = self._keep(f"dau-{seat.key}", self._pki.issue(Subject(agency.name, agency.name)))
            self.seals[agency.id] = (source.certificate,)
            return replace(wanted, seal=source, seal_image=self._seal(agency))
        return wanted

    def _keep(self, label: str, issued: Issued) -> KeySource:
        certificate = read_certificate(issued.der).fingerprint
        if self._hsm is not None:
            serial = add_token(self._hsm, label, self._pin, [issued], [self._pki.sub])
            return KeySource(KeyKind.TOKEN, str(self._hsm.module), serial, certificate)
        path = self._folder / "token" / f"{label}.p12"
        path.parent.mkdir(exist_ok=True)
        issued.write_pkcs12(path, self._pin, (self._pki.sub.certificate,))
        return KeySource(KeyKind.FILE, str(path), "", certificate)

    def _seal(self, agency: Agency) -> bytes:
        superior = self._agencies[agency.parent].name if agency.parent else "Việt Nam"
        return seal_image(short_name(agency.name), short_name(superior))
