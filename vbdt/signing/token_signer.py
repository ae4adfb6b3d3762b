"""Lets pyHanko sign with a key object of a PKCS#11 session, on the caller's own thread."""

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, ObjectClass, SignMixin, exceptions
from pyhanko.sign.pkcs11 import select_pkcs11_signing_params
from pyhanko.sign.signers import Signer

from vbdt.signing.certificates import store_of
from vbdt.signing.key_problems import KeyProblem, KeyRefused

_REMOVED = (
    exceptions.DeviceRemoved,
    exceptions.TokenNotPresent,
    exceptions.TokenNotRecognised,
    exceptions.SessionHandleInvalid,
    exceptions.SessionClosed,
    exceptions.ObjectHandleInvalid,
    exceptions.KeyHandleInvalid,
    exceptions.SlotIDInvalid,
)
"""What modules say when the token is gone; they do not agree on one word."""


def problem_of(error: exceptions.PKCS11Error) -> KeyProblem:
    """The refusal for a module's error that comes outside of logging in."""
    return KeyProblem.TOKEN_REMOVED if isinstance(error, _REMOVED) else KeyProblem.TOKEN_FAILED


class TokenSigner(Signer):
    """Signs with the private key that carries the certificate's CKA_ID. `chain` goes into the signature (DER).

    pyHanko's own PKCS#11 signer hands the work to another thread and finds objects by label; makers' modules
    bear neither. Raises KeyRefused.
    """

    def __init__(self, session: pkcs11.Session, key_id: bytes, certificate: bytes, chain: tuple[bytes, ...]) -> None:
        signing_cert = x509.Certificate.load(certificate)
        registry = store_of(certificate, *chain)
        super().__init__(signing_cert=signing_cert, cert_registry=registry, embed_roots=False)
        self._key = _find_key(session, key_id)
        # Software tokens and many cards cannot hash for ECDSA themselves; RSA with hashing is what all of them know.
        self._prehashed = signing_cert.public_key.algorithm == "ec"

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:
            return bytes(512)
        mechanism = self.get_signature_mechanism_for_digest(digest_algorithm)
        how = select_pkcs11_signing_params(mechanism, digest_algorithm, self._prehashed, {})
        if how.pre_sign_transform is not None:
            data = how.pre_sign_transform(data)
        try:
            signature: bytes = self._key.sign(data, **how.sign_kwargs)
        except exceptions.PKCS11Error as error:
            raise KeyRefused(problem_of(error)) from None
        return signature if how.post_sign_transform is None else how.post_sign_transform(signature)


def _find_key(session: pkcs11.Session, key_id: bytes) -> SignMixin:
    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: key_id, Attribute.SIGN: True}
    for key in list(session.get_objects(wanted)):  # to the end, which closes the search
        if isinstance(key, SignMixin):
            return key
    raise KeyRefused(KeyProblem.NO_KEY)
