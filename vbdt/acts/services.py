"""From what a desk remembers to what it works with, and on with other settings: the one place where both happen."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.settings import Settings, TrustDecision, write_settings
from vbdt.signing.leaving import LeavingRevocation, LeavingTimeStamps, Stop
from vbdt.signing.timestamps import HttpTimeStamps, TimeStamps
from vbdt.signing.trust.anchors import Trust, certificate_files, load_trust
from vbdt.signing.trust.sources import FirstAnswer, ListsAtHand, OnlineRevocation, RevocationSource


def change_settings(office: Office, change: Callable[[Settings], Settings]) -> Office:
    """Keep changed settings in the store, and give the office that goes on with them."""
    settings = change(office.settings)
    made = renewed(office, settings)
    with office.store.write() as writing:
        writing.set_setting("settings", write_settings(settings))
    return made


def ready_to_leave(office: Office, stop: Stop) -> Office:
    """The same desk for work that may be stopped: what waits for a service then raises Cancelled at once."""
    stamps = office.timestamps and LeavingTimeStamps(office.timestamps, stop)
    return replace(office, timestamps=stamps, revocation=LeavingRevocation(office.revocation, stop))


def renewed(office: Office, settings: Settings) -> Office:
    """The same desk with other settings; what does not follow from those that changed stays as it is."""
    before = office.settings
    changed = replace(office, settings=settings)
    if (settings.trust, settings.decisions) != (before.trust, before.decisions):
        changed = replace(changed, trust=trust_of(settings))
    if settings.tsa != before.tsa:
        changed = replace(changed, timestamps=timestamps_of(settings))
    ways = (settings.ocsp, settings.crl_folder)
    if ways != (before.ocsp, before.crl_folder) or changed.trust != office.trust:
        changed = replace(changed, revocation=revocation_of(settings, changed.trust))
    return changed


def trust_of(settings: Settings) -> Trust:
    """The folders of the settings, and on top what people decided since. Raises BadInput naming a damaged file."""
    folders = [Path(each) for each in settings.trust]
    trust = load_trust(*folders)
    lying = {_key(der): der for _, der in certificate_files(*folders)}
    for decision in latest(settings).values():
        der = lying.get(decision.fingerprint)
        if not decision.believed and der is not None:
            trust = trust.without(der)
        elif decision.believed and der is None and decision.der:
            trust = trust.with_anchor(bytes.fromhex(decision.der))
    return trust


def latest(settings: Settings) -> dict[str, TrustDecision]:
    """The decision that holds for each certificate, by fingerprint."""
    return {each.fingerprint: each for each in settings.decisions}


def timestamps_of(settings: Settings) -> TimeStamps | None:
    return HttpTimeStamps(settings.tsa) if settings.tsa else None


def revocation_of(settings: Settings, trust: Trust) -> RevocationSource:
    """The authority's own service first, then the lists on this machine."""
    folders = [Path(settings.crl_folder)] if settings.crl_folder else []
    lists = ListsAtHand((*trust.crls, *load_trust(*folders).crls))
    return FirstAnswer(OnlineRevocation(), lists) if settings.ocsp else lists


def _key(der: bytes) -> str:
    return sha256(der).hexdigest()
