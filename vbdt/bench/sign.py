"""How long a batch takes beside the token alone: the same token, the same run.

A batch should take no longer than its token: while it works, the next document is prepared and the last one finished.
SoftHSM is faster than any USB token, so a stand-in with a pause of 300 ms shows what a person would wait for.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import pkcs11

from vbdt.bench.samples import letter
from vbdt.document.verdict import CertificateFacts
from vbdt.drafting.compose import compose
from vbdt.drafting.images import signature_image
from vbdt.errors import Exit, UserError
from vbdt.signing.batch import Result, Stages, sign_each
from vbdt.signing.keys.key import Key
from vbdt.signing.keys.tokens import open_token
from vbdt.signing.made import Signed
from vbdt.signing.scheme import Scheme
from vbdt.signing.sign import prepare, sign
from vbdt.signing.stand_ins.pki import KeyType, Subject, make_pki
from vbdt.signing.stand_ins.softhsm import SoftHsm, add_token, make_softhsm

PIN = "24681357"
FIELD = "nguoi_ky"
USUAL_PAUSE = 0.3
"""Seconds. USB tokens take from 0.1 to 1 for an RSA-2048 signature."""


@dataclass(frozen=True, slots=True)
class Row:
    """Milliseconds for one document: the token alone, one `sign` after another, and in a batch."""

    token: str
    documents: int
    alone: float
    one_by_one: float
    batch: float

    @property
    def share(self) -> float:
        """How much of the batch's time is the token's: 1 is a batch that waits for nothing else."""
        return self.alone / self.batch


class PausingKey:
    """A stand-in for a USB token: a real key that pauses before each signature."""

    def __init__(self, key: Key, pause: float) -> None:
        self._key = key
        self._pause = pause

    @property
    def certificate(self) -> CertificateFacts:
        return self._key.certificate

    @property
    def chain(self) -> tuple[bytes, ...]:
        return self._key.chain

    @property
    def scheme(self) -> Scheme:
        return self._key.scheme

    def sign_bytes(self, data: bytes) -> bytes:
        time.sleep(self._pause)
        return self._key.sign_bytes(data)

    def close(self) -> None:
        self._key.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=int, default=100, metavar="N", help="số văn bản của mỗi lô")
    parser.add_argument("--pause", type=float, default=USUAL_PAUSE, metavar="GIÂY", help="thời gian ký của USB giả lập")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> Exit:
    rows = list(measure(options.documents, options.pause))
    if options.json:
        print(json.dumps([{**asdict(row), "share": row.share} for row in rows], indent=2))
        return Exit.DONE
    print("Mili giây cho một văn bản; «phần của thiết bị» là thiết bị riêng chia cho cả lô.\n")
    print(
        f"{'Thiết bị':<28}{'số':>5}{'riêng thiết bị':>16}{'từng văn bản':>14}{'theo lô':>10}{'phần của thiết bị':>20}"
    )
    for row in rows:
        times = f"{row.alone:>16.1f}{row.one_by_one:>14.1f}{row.batch:>10.1f}{row.share:>19.1%}"
        print(f"{row.token:<28}{row.documents:>5}{times}")
    return Exit.DONE


def measure(documents: int, pause: float) -> Iterator[Row]:
    """SoftHSM with either kind of key, then the stand-in with a pause. One PIN for each batch."""
    with TemporaryDirectory(prefix="vbdt-bench-") as folder:
        hsm = _tokens(Path(folder))
        pdf, image = compose(letter()).pdf, signature_image("Trần Văn Bình")
        for kind in (KeyType.RSA_2048, KeyType.P_256):
            with open_token(hsm.module, kind.value, PIN) as key:
                alone = _alone(documents, hsm, kind, key.scheme)
                yield _row(f"SoftHSM {kind.value}", documents, alone, key, pdf, image)
        with PausingKey(open_token(hsm.module, KeyType.RSA_2048.value, PIN), pause) as slow:
            some = min(documents, 20)
            alone = _time_each(some, lambda: slow.sign_bytes(bytes(300)))
            yield _row(f"USB giả lập {pause * 1000:.0f} ms", documents, alone, slow, pdf, image, some)


def _row(
    token: str, documents: int, alone: float, key: Key, pdf: bytes, image: bytes, singly: int | None = None
) -> Row:
    def ready(_: int) -> object:
        return sign(pdf, key, FIELD, image=image)

    ready(0)  # whatever is slow only the first time
    one_by_one = _time_each(singly or documents, lambda: ready(0))
    return Row(token, documents, alone, one_by_one, _batch(documents, key, pdf, image))


def _batch(documents: int, key: Key, pdf: bytes, image: bytes) -> float:
    kept: dict[int, Signed] = {}
    stages = Stages(lambda _: prepare(pdf, key, FIELD, image=image), kept.__setitem__)
    start = time.perf_counter()
    batch = sign_each(range(documents), key, stages, lambda *_: None)
    took = time.perf_counter() - start
    if len(batch.of(Result.SIGNED)) != documents:
        raise UserError("Có văn bản không ký được nên phép đo không có giá trị.")
    return took / documents * 1000


def _time_each(times: int, work: Callable[[], object]) -> float:
    """Mean milliseconds."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times * 1000


def _alone(times: int, hsm: SoftHsm, kind: KeyType, scheme: Scheme) -> float:
    """C_Sign of the same key in this very process, with nothing around it."""
    way = scheme.ways(bytes(300))[0]
    data, mechanism = bytes.fromhex(str(way["data"])), pkcs11.Mechanism[str(way["mechanism"])]
    with pkcs11.lib(str(hsm.module)).get_token(token_label=kind.value).open(user_pin=PIN) as session:
        (key,) = list(session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY}))
        assert isinstance(key, pkcs11.SignMixin)
        sign_data = key.sign
        return _time_each(times, lambda: sign_data(data, mechanism=mechanism))


def _tokens(folder: Path) -> SoftHsm:
    pki = make_pki(folder / "pki", "đo tốc độ")
    hsm = make_softhsm(folder / "hsm")
    for kind in (KeyType.RSA_2048, KeyType.P_256):
        issued = pki.issue(Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc"), kind)
        add_token(hsm, kind.value, PIN, [issued], [pki.sub])
    return hsm
