"""What pyHanko finds out about one signature, reduced to the facts that `vbdt.signing.judge` decides on."""

from datetime import UTC, datetime, timedelta

from asn1crypto import x509
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import DiffPolicy
from pyhanko.sign.validation.generic_cms import (
    async_validate_cms_signature,
    collect_timing_info,
    validate_tst_signed_data,
)
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel, SignatureStatus, TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from vbdt.signing import coverage
from vbdt.signing.certificates import read_certificate
from vbdt.signing.judge import Findings, Path, Stamp
from vbdt.signing.revocation import Revocation, check_path
from vbdt.signing.trust import Trust

CLOCK_SKEW = timedelta(seconds=60)
"""Clocks of offices and time-stamping authorities differ that much in practice."""

SUB_FILTERS = frozenset({"/ETSI.CAdES.detached", "/adbe.pkcs7.detached"})
"""PAdES and its predecessor, both signatures over the bytes of the file (ISO 32000-2, 12.8.3.3)."""

_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
_WEAK = frozenset({AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE, AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE})


class Examiner:
    """Examines the signatures of one file under one trust and policy."""

    def __init__(self, pdf: bytes, trust: Trust, policy: DiffPolicy, at: datetime) -> None:
        self.pdf = pdf
        self._trust = trust
        self._policy = policy
        self._at = at

    async def examine(self, signature: EmbeddedPdfSignature) -> Findings:
        """The facts of a signature or document time-stamp. Raises whatever a hostile file provokes."""
        signature.compute_integrity_info(diff_policy=self._policy)
        if signature.sig_object_type == "/DocTimeStamp":
            return await self._time_stamp(signature)
        if signature.sig_object.get("/SubFilter") not in SUB_FILTERS:
            raise ValueError("unknown kind of signature")
        timing = await collect_timing_info(signature.signer_info, self._context(self._at), signature.compute_digest)
        stamp, proof = self._stamp(timing.get("timestamp_validity"))
        status = await async_validate_cms_signature(
            signature.signed_data,
            raw_digest=signature.compute_digest(),
            validation_context=self._context(proof or self._at),
            key_usage_settings=_USAGE,
        )
        return self._findings(signature, status, stamp, proof)

    async def _time_stamp(self, signature: EmbeddedPdfSignature) -> Findings:
        facts = await validate_tst_signed_data(
            signature.signed_data, self._context(self._at), expected_tst_imprint=signature.compute_digest
        )
        status = TimestampSignatureStatus(**facts)
        stamp, proof = self._stamp(status)
        return self._findings(signature, status, stamp, proof)

    def _findings(
        self, signature: EmbeddedPdfSignature, status: SignatureStatus, stamp: Stamp, proof: datetime | None
    ) -> Findings:
        extended = signature.coverage is not SignatureCoverageLevel.ENTIRE_FILE
        return Findings(
            sound=status.valid,
            intact=status.intact,
            untouched=self._untouched(signature),
            extended=extended,
            stamp=stamp,
            path=_path(status),
            revocation=self._revocation(status, proof),
            certificate=read_certificate(status.signing_cert.dump()),
            proof=proof,
        )

    def _untouched(self, signature: EmbeddedPdfSignature) -> bool:
        """Whether the signature covers its revision without a hole and only allowed changes follow it."""
        summary = signature.summarise_integrity_info()
        closed = coverage.leaves_only_contents_open(self.pdf, list(signature.byte_range))
        return closed and summary["coverage"] >= SignatureCoverageLevel.ENTIRE_REVISION and bool(summary["docmdp_ok"])

    def _stamp(self, status: TimestampSignatureStatus | None) -> tuple[Stamp, datetime | None]:
        if status is None:
            return Stamp.NONE, None
        if not (status.valid and status.intact):
            return Stamp.WRONG, None
        if not status.trusted or self._revocation(status, None) is Revocation.REVOKED:
            return Stamp.UNTRUSTED, None
        return Stamp.TRUSTED, status.timestamp.astimezone(UTC)

    def _revocation(self, status: SignatureStatus, proof: datetime | None) -> Revocation:
        if status.validation_path is None:
            return Revocation.UNCHECKED
        path = [certificate.dump() for certificate in status.validation_path.iter_certs(include_root=True)]
        return check_path(path[::-1], self._trust.crls, proof, self._at)

    def _context(self, moment: datetime) -> ValidationContext:
        """Paths only; revocation is checked by our own rules, which say what could not be checked."""
        return ValidationContext(
            trust_roots=[x509.Certificate.load(der) for der in self._trust.anchors],
            other_certs=[x509.Certificate.load(der) for der in self._trust.intermediates],
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
            time_tolerance=CLOCK_SKEW,
        )


def _path(status: SignatureStatus) -> Path:
    match status.trust_problem_indic:
        case None:
            return Path.TRUSTED if status.validation_path is not None else Path.UNKNOWN_ISSUER
        case AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND:
            return Path.UNKNOWN_ISSUER
        case problem if problem in _WEAK:
            return Path.WEAK
        case _:
            return Path.FAILED
