"""What pyHanko finds out about one signature, reduced to the facts that `vbdt.signing.check.judge` decides on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import cms, x509
from pyhanko.pdf_utils.generic import parse_pdf_date
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.validation.generic_cms import (
    async_validate_cms_signature,
    collect_timing_info,
    extract_self_reported_ts,
    extract_tst_data_iter,
    validate_tst_signed_data,
)
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel, SignatureStatus, TimestampSignatureStatus

from vbdt.signing.check import coverage, words
from vbdt.signing.check.appearance import Sight
from vbdt.signing.check.embedded import Embedded
from vbdt.signing.check.judge import Findings, Path, Stamp
from vbdt.signing.check.moments import read_claim
from vbdt.signing.check.steps import Steps
from vbdt.signing.check.weak import weaknesses
from vbdt.signing.trust.believed import Believed, parsed
from vbdt.signing.trust.certificates import read_certificate
from vbdt.signing.trust.revocation import Evidence, Revocation, check_path

_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
_WEAK = frozenset({AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE, AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE})


@dataclass(frozen=True)
class Examiner:
    """Examines the signatures of one file under one trust, as of `at`."""

    pdf: bytes
    trust: Believed
    brought: Embedded
    steps: Steps
    at: datetime

    async def examine(self, signature: EmbeddedPdfSignature, proof: datetime | None, sight: Sight) -> Findings:
        """The facts of a signature or document time-stamp. Raises whatever a hostile file provokes.

        `proof` is a time at which a later, trusted document time-stamp covered it.
        """
        signature.compute_integrity_info(skip_diff=True)
        if signature.sig_object_type == "/DocTimeStamp":
            return await self._time_stamp(signature, proof, sight)
        now = proof or self.at
        timing = await collect_timing_info(
            signature.signer_info, self.trust.context(now, self.brought), signature.compute_digest
        )
        token = next(extract_tst_data_iter(signature.signer_info, signed=False), None)
        stamped_as: TimestampSignatureStatus | None = timing.get("timestamp_validity")
        stamp, stamped, weak_stamp = self._stamp(stamped_as, token, proof)
        earliest = min((each for each in (stamped, proof) if each is not None), default=None)
        status = await async_validate_cms_signature(
            signature.signed_data,
            raw_digest=signature.compute_digest(),
            validation_context=self.trust.context(earliest or self.at, self.brought),
            key_usage_settings=_USAGE,
        )
        return self._findings(signature, status, stamp, earliest, sight, weak_stamp)

    async def _time_stamp(self, signature: EmbeddedPdfSignature, proof: datetime | None, sight: Sight) -> Findings:
        facts = await validate_tst_signed_data(
            signature.signed_data,
            self.trust.context(proof or self.at, self.brought),
            expected_tst_imprint=signature.compute_digest,
        )
        status = TimestampSignatureStatus(**facts)
        stamp, stamped, _ = self._stamp(status, signature.signed_data, proof)
        return self._findings(signature, status, stamp, stamped, sight, ())

    def _findings(
        self,
        signature: EmbeddedPdfSignature,
        status: SignatureStatus,
        stamp: Stamp,
        proof: datetime | None,
        sight: Sight,
        remarks: Sequence[str],
    ) -> Findings:
        path = _path_of(status)
        claim = read_claim(*_clocks(signature), proof, self.at)
        local = (words.LOCAL_TIME,) if claim.local else ()
        evidence = self.trust.with_embedded(self.brought)
        return Findings(
            sound=status.valid,
            intact=status.intact,
            untouched=self._untouched(signature),
            extended=signature.coverage is not SignatureCoverageLevel.ENTIRE_FILE,
            stamp=stamp,
            path=_verdict_on_path(status),
            revocation=self._revocation(status, evidence, proof),
            certificate=read_certificate(status.signing_cert.dump()),
            proof=proof,
            at=self.at,
            claimed=claim.time,
            from_future=claim.future or (proof is not None and read_claim(proof, None, None, self.at).future),
            weak=weaknesses(signature.signed_data, path),
            covered=sight.changed,
            unseen=sight.unseen,
            remarks=(*remarks, *local, *sight.remarks),
            archived=bool(self.brought.crls or self.brought.ocsps)
            and self._revocation(status, Evidence.read(self.brought.crls, self.brought.ocsps), proof)
            in (Revocation.GOOD, Revocation.LATER),
        )

    def _untouched(self, signature: EmbeddedPdfSignature) -> bool:
        """Whether the signature covers its revision without a hole and only allowed changes follow it."""
        closed = coverage.leaves_only_contents_open(self.pdf, list(signature.byte_range))
        covers: SignatureCoverageLevel = signature.summarise_integrity_info()["coverage"]
        if not closed or covers < SignatureCoverageLevel.ENTIRE_REVISION:
            return False
        return covers is SignatureCoverageLevel.ENTIRE_FILE or self.steps.allowed_after(signature)

    def _stamp(
        self, status: TimestampSignatureStatus | None, token: cms.SignedData | None, proof: datetime | None
    ) -> tuple[Stamp, datetime | None, tuple[str, ...]]:
        """What the time-stamp is worth, the time it proves, and what is to be remarked."""
        if status is None or token is None:
            return Stamp.NONE, None, ()
        if not (status.valid and status.intact):
            return Stamp.WRONG, None, ()
        if weaknesses(token, _path_of(status)):
            return Stamp.UNTRUSTED, None, (words.WEAK_TIME_STAMP,)
        evidence = self.trust.with_embedded(self.brought)
        if not status.trusted or self._revocation(status, evidence, proof) is Revocation.REVOKED:
            return Stamp.UNTRUSTED, None, ()
        return Stamp.TRUSTED, status.timestamp.astimezone(UTC), ()

    def _revocation(self, status: SignatureStatus, evidence: Evidence, proof: datetime | None) -> Revocation:
        if status.validation_path is None:
            return Revocation.UNCHECKED
        try:
            path = [parsed(each.dump()) for each in _path_of(status)]
        except ValueError:  # an authority's certificate with a fault that only one of two libraries forgives
            return Revocation.UNCHECKED
        return check_path(path, evidence, proof, self.at)


def _path_of(status: SignatureStatus) -> list[x509.Certificate]:
    """The certificates from the signer up, as far as they are known."""
    if status.validation_path is None:
        return [status.signing_cert]
    return list(status.validation_path.iter_certs(include_root=True))[::-1]


def _clocks(signature: EmbeddedPdfSignature) -> tuple[datetime | None, datetime | None]:
    """The signer's clock as the signature has it, and as its dictionary has it."""
    try:
        noted = parse_pdf_date(signature.sig_object["/M"], strict=False)
    except (KeyError, ValueError, TypeError):
        noted = None
    return extract_self_reported_ts(signature.signer_info), noted


def _verdict_on_path(status: SignatureStatus) -> Path:
    match status.trust_problem_indic:
        case None:
            return Path.TRUSTED if status.validation_path is not None else Path.UNKNOWN_ISSUER
        case AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND:
            return Path.UNKNOWN_ISSUER
        case problem if problem in _WEAK:
            return Path.WEAK
        case AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE if status.signing_cert.self_signed in ("yes", "maybe"):
            return Path.UNKNOWN_ISSUER  # it vouches for itself, and no anchor is the same
        case _:
            return Path.FAILED
