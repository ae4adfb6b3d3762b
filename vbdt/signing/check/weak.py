"""Algorithms and keys that a signature may no longer rest on (Circular 15/2025/TT-BKHCN, part 1)."""

from collections.abc import Sequence

from asn1crypto import cms, keys, x509

from vbdt.signing.check import words

WEAK_HASHES = frozenset({"md2", "md4", "md5", "sha1", "ripemd160"})
"""SHA-224 is not in the circular's list either, but nobody is known to break it: it is left to the reader's program."""
LEAST_RSA_BITS = 2048
LEAST_EC_BITS = 256


def weaknesses(signed_data: cms.SignedData, path: Sequence[x509.Certificate]) -> tuple[str, ...]:
    """A sentence for each weakness. `path` runs from the signer up; a root's own signature may be old.

    Raises ValueError and its like for a structure that cannot be read.
    """
    found = {}
    (info,) = signed_data["signer_infos"]
    for algorithm in (_hash(info["digest_algorithm"]["algorithm"].native), _signing_hash(info["signature_algorithm"])):
        if algorithm in WEAK_HASHES:
            found[words.WEAK_HASH.format(name=_spelled(algorithm))] = True
    for certificate in path:
        if certificate.self_issued == "no" or certificate.subject != certificate.issuer:
            algorithm = _signing_hash(certificate["signature_algorithm"])
            if algorithm in WEAK_HASHES:
                found[words.WEAK_ISSUE.format(name=_spelled(algorithm))] = True
        weak_key = _weak_key(certificate.public_key)
        if weak_key:
            found[words.WEAK_KEY.format(key=weak_key)] = True
    return tuple(found)


def _signing_hash(algorithm: cms.SignedDigestAlgorithm) -> str:
    try:
        return _hash(algorithm.hash_algo)
    except ValueError:  # rsassa_pkcs1v15 without a hash: the digest algorithm beside it says which one
        return ""


def _hash(name: str) -> str:
    return name.lower().replace("-", "")


def _spelled(name: str) -> str:
    return {"sha1": "SHA-1", "ripemd160": "RIPEMD-160"}.get(name, name.upper())


def _weak_key(key: keys.PublicKeyInfo) -> str:
    """`RSA 1024 bit`, or an empty string for a key that will do."""
    kind = key.algorithm
    if kind in ("rsa", "rsassa_pss"):
        return f"RSA {key.bit_size} bit" if key.bit_size < LEAST_RSA_BITS else ""
    if kind == "ec":
        return f"ECC {key.bit_size} bit" if key.bit_size < LEAST_EC_BITS else ""
    return kind.upper() if kind == "dsa" else ""
