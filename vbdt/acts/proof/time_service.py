"""Dấu thời gian: which service this desk uses and how far its signatures are raised."""

from dataclasses import replace

from vbdt.acts.office import Office
from vbdt.acts.services import change_settings
from vbdt.document.verdict import Level
from vbdt.signing.trust.service_trial import ServiceTrial, require_address, try_service

LEVELS = (Level.B_T, Level.B_LT, Level.B_LTA)
"""What can be wanted where there is a service; without one signatures stay B-B."""


def use_service(office: Office, address: str, level: Level, *, ocsp: bool) -> Office:
    """From now on ask this service for time-stamps; with an empty address none. Raises BadInput for no address.

    `ocsp` allows to ask authorities on the network whether a certificate was taken back.
    """
    tsa = require_address(address) if address.strip() else ""
    return change_settings(office, lambda settings: replace(settings, tsa=tsa, level=level, ocsp=ocsp))


def try_time_service(office: Office, address: str) -> ServiceTrial:
    """One real time-stamp from an address, without keeping anything. Raises UserError with what is wrong."""
    return try_service(address, office.trust)
