"""Every kind of message in every variant that partners write, and hostile files at the limits that really hold."""

import base64
import io
import random
import time
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.transport.edxml.test_command import there_and_back
from tests.transport.edxml.test_read import QCVN, with_attachment
from tests.transport.edxml.test_write import EVERY_KIND
from vbdt.cli import main
from vbdt.errors import BadInput
from vbdt.transport.edxml.files import pack
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import EdxmlDocument, EdxmlMessage, Packing
from vbdt.transport.edxml.write import write

ROOTS = ("edXML", "edXML of e-doc.vn", "EdXMLEnvelope of go.vn")
XLINK = "http://www.w3.org/1999/xlink"


def variant(message: EdxmlMessage, bare: bool, root: str, seed: int) -> bytes:
    """The message as another maker's software writes it."""
    chance = random.Random(seed)
    if bare and isinstance(message, EdxmlDocument):
        unpacked = tuple(replace(each, packing=Packing.RAW, entry_name="") for each in message.attachments)
        message = replace(message, attachments=unpacked)
    tree = etree.fromstring(write(message))
    shuffle(tree, chance)
    if bare:
        as_dotnet(tree)
    strew(tree, chance)
    data = etree.tostring(tree)
    if root == ROOTS[1]:
        return data.replace(QCVN.encode(), b"http://www.e-doc.vn/Schema/")
    return flat(data) if root == ROOTS[2] else data


def shuffle(element: etree._Element, chance: random.Random) -> None:
    """Children in another order; of several alike the first stays the first."""
    for child in element:
        shuffle(child, chance)
    places = [each.tag for each in element]
    chance.shuffle(places)
    alike = {tag: iter([each for each in element if each.tag == tag]) for tag in places}
    element[:] = [next(alike[tag]) for tag in places]


def as_dotnet(tree: etree._Element) -> None:
    """No `cid:` at the attachment, an xlink beside the reference's own id."""
    for each in tree.iter(f"{{{QCVN}}}Attachment"):
        cid = each.find(f"{{{QCVN}}}ContentId")
        if cid is not None:
            cid.text = (cid.text or "").removeprefix("cid:")
    for each in tree.iter(f"{{{QCVN}}}Reference"):
        each.set(f"{{{XLINK}}}type", "simple")


def strew(tree: etree._Element, chance: random.Random) -> None:
    """Elements that no standard knows, in the standard's namespace and in another, with attributes and children."""
    for name in ("MessageHeader", "From", "TraceHeaderList", "Bussiness", "Attachment", "edXMLEnvelope"):
        for each in tree.iter(f"{{{QCVN}}}{name}"):
            ours = etree.SubElement(each, f"{{{QCVN}}}SecurityLevel")
            ours.text, ours.tail = "Thường", "\n"
            theirs = etree.Element("{urn:nha-cung-cap}Moi", {"{urn:x}ma": "1"})
            etree.SubElement(theirs, "{urn:nha-cung-cap}sau").text = "a & <b>"
            each.insert(chance.randrange(len(each) + 1), theirs)


def flat(data: bytes) -> bytes:
    """Without the outer root: its envelope is the root, and everything else lies inside."""
    tree = etree.fromstring(data)
    envelope = next(tree.iter(f"{{{QCVN}}}edXMLEnvelope"))
    for each in tree:
        if each is not envelope:
            envelope.append(each)
    envelope.tag = f"{{{QCVN}}}EdXMLEnvelope"
    return etree.tostring(envelope).replace(QCVN.encode(), b"http://www.go.vn/eDoc")


def plain(record: Any) -> Any:
    """A message without what is known to differ: extras, packing, the form of content ids."""
    if isinstance(record, tuple):
        return tuple(map(plain, record))
    if not is_dataclass(record):
        return record.removeprefix("cid:") if isinstance(record, str) else record
    left = {"extra", "loose", "packing", "entry_name"}
    return tuple(plain(getattr(record, each.name)) for each in fields(record) if each.name not in left)


def extras(record: Any) -> Iterator[str]:
    if isinstance(record, tuple):
        for each in record:
            yield from extras(each)
    elif is_dataclass(record):
        for field in fields(record):
            value = getattr(record, field.name)
            yield from value if field.name == "extra" else extras(value)


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("bare", [False, True], ids=["zipped", "bare"])
@pytest.mark.parametrize("name", EVERY_KIND)
def test_every_kind_in_every_variant(name: str, bare: bool, root: str) -> None:
    for seed in range(3):
        found = read(variant(EVERY_KIND[name], bare, root, seed))
        assert plain(found) == plain(EVERY_KIND[name])
        unknown = list(extras(found))
        assert sum("Thường" in each for each in unknown) >= 2
        assert sum("a &amp; &lt;b&gt;" in each for each in unknown) >= 2
        assert read(write(found)) == found


@pytest.mark.parametrize(("bare", "root"), list(product([False, True], ROOTS)))
def test_nothing_is_lost_by_command(bare: bool, root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.edxml"
    path.write_bytes(variant(EVERY_KIND["document UPDATE"], bare, root, 7))
    assert read(there_and_back(path, tmp_path, capsys).read_bytes()) == read(path.read_bytes())


def test_a_status_keeps_what_stands_beside_its_header() -> None:
    """A signature, traces, a file and something unknown in a body: no status has them, some makers write them."""
    beside = b"<TraceHeaderList><TraceHeader><OrganId>H37</OrganId></TraceHeader></TraceHeaderList><DigitalSignature/>"
    body = b"<edXMLBody><Moi>1</Moi></edXMLBody><AttachmentEncoded><Attachment><ContentId>1</ContentId></Attachment>"
    data = write(EVERY_KIND["status 03"]).replace(b"</edXML:edXMLHeader>", beside + b"</edXML:edXMLHeader>")
    data = data.replace(b"</edXML:edXMLEnvelope>", body + b"</AttachmentEncoded></edXML:edXMLEnvelope>")
    found = read(data)
    assert len(found.loose) == 4
    again = read(write(found))
    assert sorted(each.xml for each in again.loose) == sorted(each.xml for each in found.loose)
    assert read(write(again)) == again


HEAD = f'<edXML xmlns="{QCVN}"><edXMLEnvelope><edXMLHeader><MessageHeader>'.encode()


def bomb() -> bytes:
    """300 KB that want to be 300 MB."""
    shell = io.BytesIO()
    with zipfile.ZipFile(shell, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a", "w") as entry:
        for _ in range(300):
            entry.write(bytes(1_000_000))
    text = base64.b64encode(shell.getvalue())
    return with_attachment(b"").replace(b"Encoded></", b"Encoded>" + text + b"</")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a million elements": lambda: HEAD + b"<a/>" * 1_000_000,
    "a million elements inside each other": lambda: HEAD + b"<a>" * 1_000_000,
    "a million attributes": lambda: HEAD + b"<a " + b" ".join(b'a%d=""' % n for n in range(1_000_000)) + b"/>",
    "a million comments and then nothing": lambda: HEAD + b"<!---->" * 1_000_000,
    "entities in entities": lambda: b'<!DOCTYPE a [<!ENTITY a "ha">' + b'<!ENTITY b "&a;&a;&a;">' * 9 + b"]>" + HEAD,
    "a name of ten million letters": lambda: HEAD + b"<" + b"a" * 10_000_000 + b"/>",
    "a ZIP of 300 MB of nothing": bomb,
    "Windows-1258": lambda: (
        HEAD + "<Subject>Sở Nội vụ</Subject>".replace("ở", "ơ").replace("ộ", "ô").replace("ụ", "u").encode("cp1258")
    ),
    "UTF-16 with its mark": lambda: ("\ufeff" + HEAD.decode()).encode("utf-16-le"),
    "UTF-8 by name, Latin-1 in fact": lambda: (
        b'<?xml version="1.0" encoding="UTF-8"?>' + HEAD + "<S>\xe0</S>".encode("latin-1")
    ),
    "a NUL": lambda: HEAD + b"<Subject>a\0b</Subject></MessageHeader></edXMLHeader></edXMLEnvelope></edXML>",
    "300 letters in the name": lambda: with_attachment(b"x", "ắ" * 300 + ".pdf"),
    "a folder above": lambda: with_attachment(b"x", "..\\..\\a.pdf"),
    "a stream of Windows": lambda: with_attachment(b"x", "a.pdf:b"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_little_time_and_memory(name: str) -> None:
    data = HOSTILE[name]()
    began = time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(BadInput) as refused:
            read(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refused.value.what.endswith(".")
    assert time.process_time() - began < 10
    assert most < 4 * len(data) + 120_000_000, "one attachment may have 50 MB"


def test_names_that_no_folder_takes_are_written_beside_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two of one name, of one name but for case, in another normal form, a device, and 250 letters."""
    message = EVERY_KIND["document NEW"]
    assert isinstance(message, EdxmlDocument)
    names = ("Phụ lục.pdf", "PHỤ LỤC.pdf", unicodedata.normalize("NFD", "Phụ lục.pdf"), "CON", "ắ" * 250 + ".pdf")
    several = tuple(
        replace(message.attachments[0], content_id=f"cid:{n}", attachment_name=name, content=b"%d" % n)
        for n, name in enumerate(names)
    )
    path, folder = tmp_path / "a.edxml", tmp_path / "ra"
    path.write_bytes(write(replace(message, references=(), attachments=several)))
    assert pack(several[0])
    folder.mkdir()
    assert main(["edxml", "read", str(path), "--extract", str(folder)]) == 0
    assert sorted(each.read_bytes() for each in folder.iterdir()) == [b"%d" % n for n in range(len(names))]
    assert len({each.name.casefold() for each in folder.iterdir()}) == len(names)
    assert (folder / "_CON").exists()
    before = {each: each.read_bytes() for each in folder.iterdir()}
    (folder / "_CON").unlink()
    assert main(["edxml", "read", str(path), "--extract", str(folder)]) == 1, "nothing half done"
    assert "đã có" in capsys.readouterr().err
    assert {each: each.read_bytes() for each in folder.iterdir()} == {
        each: data for each, data in before.items() if each.name != "_CON"
    }
