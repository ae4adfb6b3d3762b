"""What signing and raising take and give: records that everybody may know without loading pyHanko."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from vbdt.document.verdict import Level
from vbdt.signing.timestamps import TimeStamps
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.sources import RevocationSource

if TYPE_CHECKING:
    from asn1crypto import cms
    from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
    from pyhanko.sign.signers.pdf_cms import ExternalSigner

LADDER = (Level.NONE, Level.B_B, Level.B_T, Level.B_LT, Level.B_LTA)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed file. `notice` is a sentence when the time-stamp has to be added later (chờ cấp dấu thời gian)."""

    pdf: bytes
    level: Level
    notice: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A file that lacks nothing but the signature value. `to_sign` is what the key must sign; use it once."""

    field: str
    to_sign: bytes
    _hash: str
    _attributes: cms.CMSAttributes
    _signer: ExternalSigner
    _digest: PreparedByteRangeDigest
    _file: BytesIO


class Wanted(Enum):
    """How new an answer about a signer's certificate must be (the grace period of EN 319 102-1, 5.5.4).

    An answer from before the signature cannot know of a theft reported in between. `ANY` takes what is at hand,
    `NEWER` asks again for what is older than the signature and takes what it gets, `AFTER_SIGNING` takes nothing older.
    """

    ANY = 0
    NEWER = 1
    AFTER_SIGNING = 2


@dataclass(frozen=True, slots=True)
class Services:
    """What raising a level needs: a time-stamping authority, a source of revocation answers, and whom we believe.

    `wanted` says how new answers about the signers must be when their level is raised.
    """

    timestamps: TimeStamps
    revocation: RevocationSource
    trust: Trust
    wanted: Wanted = Wanted.ANY


@dataclass(frozen=True, slots=True)
class Raised:
    """A file raised as far as the services allowed. `reason` says what it still waits for; empty when it arrived."""

    pdf: bytes
    level: Level
    reason: str = ""
