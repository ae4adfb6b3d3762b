"""Reading edXML files of the national exchange, of other makers, and of people who mean harm."""

import base64
import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from vbdt.document.model import StatusCode
from vbdt.errors import BadInput
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import BusinessType, EdxmlDocument, EdxmlStatus, Packing
from vbdt.transport.edxml.write import write
from vbdt.transport.edxml.xml import Limits

SAMPLES = Path(__file__).parents[1] / "samples"
ALL = sorted(SAMPLES.glob("*.edxml"))
QCVN = "http://www.mic.gov.vn/TBT/QCVN_102_2016"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def document(data: bytes) -> EdxmlDocument:
    message = read(data)
    assert isinstance(message, EdxmlDocument)
    return message


def leaves(data: bytes) -> list[tuple[str, str]]:
    """Every text and attribute with its path, but the packed content, whose ZIP is made anew."""
    root = etree.fromstring(data[data.index(b"<") :])
    found = []
    for element in root.iter(etree.Element):
        path = "/".join([*(str(a.tag) for a in reversed(list(element.iterancestors()))), str(element.tag)])
        text = (element.text or "").strip()
        if text and not path.endswith("ContentTransferEncoded"):
            found.append((path, text))
        found += [(f"{path}/@{name!s}", str(value)) for name, value in element.attrib.items()]
    return sorted(found)


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_sample_read_and_written_again_loses_nothing(path: Path) -> None:
    data = path.read_bytes()
    assert leaves(write(read(data))) == leaves(data)


def test_all_samples_are_here() -> None:
    assert len(ALL) == 7


def test_the_fields_of_an_update() -> None:
    update = document(sample("edoc_update.edxml"))
    assert update.header.from_.organ_name == "Văn phòng Chính phủ"
    assert [each.organ_id for each in update.header.to] == ["000.00.00.H41", "000.00.00.H14", "000.00.00.G17"]
    assert update.header.code.code_number == "7816"
    assert update.header.to_places == ("Cac bo va co quan ngang bo", "Uy ban nhan dan cac tinh, TP")
    business = update.traces.business
    assert business.kind is BusinessType.UPDATE
    assert [(each.organ_id, each.receiver_type) for each in business.update_info.receivers] == [
        ("000.00.00.H41", "0"),
        ("000.00.00.H14", "1"),
    ]
    assert business.staff[0].staff == "Nguyễn Thị Ngọc Trâm"
    assert "rsa-sha1" in update.signature


def test_an_attachment_is_taken_out_of_its_zip() -> None:
    (attachment,) = document(sample("edoc_new.edxml")).attachments
    assert attachment.attachment_name == "1896_QD-TTg_m_294779.doc"
    assert attachment.packing is Packing.ZIP
    assert attachment.entry_name == "32da2890-1a55-4ccd-9ac9-cd0d98559e67.edxml"
    assert len(attachment.content) == 388_347


def test_stray_bytes_before_the_declaration_are_passed_over() -> None:
    data = sample("edoc_new.edxml")
    assert data.startswith(b"1212<?xml")
    assert read(data) == read(data[4:])


def test_a_status_message() -> None:
    status = read(sample("status_acceptance_03.edxml"))
    assert isinstance(status, EdxmlStatus)
    assert status.status is StatusCode.REGISTERED
    assert status.response_for.document_id == "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT"
    assert status.timestamp == "2015/09/20 11:08:36"


@pytest.mark.parametrize("space", ["http://www.e-doc.vn/Schema/", "http://www.go.vn/eDoc"])
def test_older_namespaces_read_the_same(space: str) -> None:
    data = sample("edoc_update.edxml")
    assert document(data.replace(QCVN.encode(), space.encode())).header == document(data).header


def test_prefix_and_order_do_not_matter() -> None:
    data = f"""<x:edXML xmlns:x="{QCVN}"><x:edXMLEnvelope><x:edXMLHeader><x:MessageHeader>
      <x:Subject>Về việc họp</x:Subject><x:From><x:OrganName>Sở Nội vụ</x:OrganName>
      <x:OrganId>H30.4</x:OrganId></x:From>
    </x:MessageHeader></x:edXMLHeader></x:edXMLEnvelope></x:edXML>"""
    header = document(data.encode()).header
    assert (header.subject, header.from_.organ_id, header.from_.organ_name) == ("Về việc họp", "H30.4", "Sở Nội vụ")


def test_the_flat_variant_of_another_maker() -> None:
    data = f"""<EdXMLEnvelope xmlns="http://www.go.vn/eDoc"><MessageHeader><Subject>Lịch tiếp dân</Subject>
      <TraceHeaderList><TraceHeader><OrganId>H37.1</OrganId></TraceHeader></TraceHeaderList></MessageHeader>
      <Manifest><Attachment><Content>{base64.b64encode(b"%PDF-1.7").decode()}</Content><FileName>a.pdf</FileName>
      <FileType>application/pdf</FileType></Attachment></Manifest></EdXMLEnvelope>"""
    message = document(data.encode())
    assert message.header.subject == "Lịch tiếp dân"
    assert message.traces.headers[0].organ_id == "H37.1"
    (attachment,) = message.attachments
    assert (attachment.attachment_name, attachment.content_type) == ("a.pdf", "application/pdf")
    assert (attachment.packing, attachment.content) == (Packing.RAW, b"%PDF-1.7")


def test_unknown_elements_and_attributes_are_kept() -> None:
    data = f"""<edXML xmlns="{QCVN}"><edXMLEnvelope><edXMLHeader><MessageHeader><Subject>A</Subject>
      <SecurityLevel code="0">Thường</SecurityLevel></MessageHeader>
      <TraceHeaderList id="ab12cd34" version="1.0"/></edXMLHeader><Later><deep xmlns="urn:x" y="1"/></Later>
      </edXMLEnvelope></edXML>"""
    message = document(data.encode())
    assert message.header.extra == (f'<SecurityLevel xmlns="{QCVN}" code="0">Thường</SecurityLevel>',)
    assert set(message.traces.extra) == {"@id=ab12cd34", "@version=1.0"}
    assert message.loose[0].inside == "edXMLEnvelope"
    assert read(write(message)) == message


def with_attachment(content: bytes, name: str = "a.pdf", kind: str = "application/zip") -> bytes:
    text = base64.b64encode(content).decode()
    return f"""<edXML xmlns="{QCVN}"><edXMLEnvelope><edXMLHeader><MessageHeader><Subject>A</Subject></MessageHeader>
      </edXMLHeader></edXMLEnvelope><AttachmentEncoded><Attachment><ContentId>1</ContentId>
      <AttachmentName>{name}</AttachmentName><ContentType>{kind}</ContentType>
      <ContentTransferEncoded>{text}</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>""".encode()


def zipped(*entries: tuple[str, bytes]) -> bytes:
    shell = io.BytesIO()
    with zipfile.ZipFile(shell, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return shell.getvalue()


def test_a_word_file_is_not_mistaken_for_packing() -> None:
    word = zipped(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    (attachment,) = document(with_attachment(word, "bao-cao.docx")).attachments
    assert (attachment.packing, attachment.content) == (Packing.RAW, word)


def test_a_word_file_inside_packing_comes_out_whole() -> None:
    word = zipped(("[Content_Types].xml", b"<x/>"))
    shell = zipped(("9b2e7a52-07dd-4a3a-8a3e-0d9f5cfd1d11.docx", word))
    (attachment,) = document(with_attachment(shell, "bao-cao.docx")).attachments
    assert (attachment.packing, attachment.content) == (Packing.ZIP, word)


BILLION = b'<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;&b;">]>'
SMALL = Limits(message=2_000_000, file=100_000, files=3, elements=500, depth=20)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "không thấy nội dung XML", id="empty"),
        pytest.param(b"%PDF-1.7 " + b"x" * 100, "không thấy nội dung XML", id="another kind of file"),
        pytest.param(sample("edoc_update.edxml")[:9000], "bị cắt ngang", id="truncated"),
        pytest.param(BILLION + sample("edoc_update.edxml")[39:], "DTD", id="doctype with entities"),
        pytest.param(b'<!DOCTYPE edXML SYSTEM "file:///etc/passwd"><edXML/>', "DTD", id="external doctype"),
        pytest.param(b'<edXML xmlns="urn:other"/>', "không gian tên", id="wrong namespace"),
        pytest.param(b"<edXML/>", "không gian tên", id="no namespace"),
        pytest.param(f'<html xmlns="{QCVN}"/>'.encode(), "phần tử gốc", id="wrong root"),
        pytest.param(f'<edXML xmlns="{QCVN}"/>'.encode(), "MessageHeader", id="no header"),
        pytest.param(b'<?xml version="1.0" encoding="utf-16"?><edXML/>', "UTF-8", id="another encoding"),
        pytest.param(f'<edXML xmlns="{QCVN}">'.encode() + b"<a>" * 30, "lồng quá nhiều lớp", id="deep nesting"),
        pytest.param(f'<edXML xmlns="{QCVN}">'.encode() + b"<a/>" * 600, "quá nhiều phần tử", id="many elements"),
        pytest.param(
            b"<a " + b" ".join(b'a%d=""' % n for n in range(51)) + b"/>", "quá nhiều thuộc tính", id="many attributes"
        ),
        pytest.param(b"<a>" + b'<b c=""/>' * 2001, "quá nhiều thuộc tính", id="many attributes in all"),
        pytest.param(b"<a>" + b"x" * 2_000_000, "vượt quá 2 MB", id="large message"),
        pytest.param(with_attachment(b"", "../../etc/passwd"), "không hợp lệ", id="path in the attachment name"),
        pytest.param(with_attachment(b"", "C:\\a.pdf"), "không hợp lệ", id="windows path"),
        pytest.param(with_attachment(zipped(("../a.pdf", b"x"))), "không hợp lệ", id="path in the ZIP entry"),
        pytest.param(with_attachment(zipped(("a", b"x"), ("b", b"y"))), "đúng một tệp", id="two entries"),
        pytest.param(with_attachment(b"PK\x03\x04" + b"PK\x01\x02" * 10_001), "có 10001", id="many entries"),
        pytest.param(with_attachment(b"PK\x03\x04garbage"), "bị hỏng", id="broken ZIP"),
        pytest.param(with_attachment(zipped(("a", b"\0" * 3_000_000))), "vượt quá 0 MB", id="zip bomb"),
        pytest.param(with_attachment(b"x" * 100_001), "vượt quá 0 MB", id="large raw file"),
        pytest.param(with_attachment(b"").replace(b"Encoded></", b"Encoded>@@@</"), "base64", id="not base64"),
    ],
)
def test_one_clear_sentence_for_what_cannot_be_read(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read(data, SMALL)


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    shell = bytearray(zipped(("a", b"\0" * 3_000_000)))
    for start in (shell.index(b"PK\x03\x04") + 22, shell.index(b"PK\x01\x02") + 24):
        shell[start : start + 4] = (50).to_bytes(4, "little")
    with pytest.raises(BadInput, match=r"bị hỏng|vượt quá"):
        read(with_attachment(bytes(shell)), SMALL)


def test_a_zip_with_a_password_is_refused() -> None:
    shell = bytearray(zipped(("a", b"hello")))
    for start in (shell.index(b"PK\x03\x04") + 6, shell.index(b"PK\x01\x02") + 8):
        shell[start] |= 1
    with pytest.raises(BadInput, match="mật khẩu"):
        read(with_attachment(bytes(shell)), SMALL)


def test_too_many_attachments() -> None:
    many = b"<AttachmentEncoded>" + b"<Attachment/>" * 4 + b"</AttachmentEncoded>"
    data = with_attachment(b"x").replace(b"<AttachmentEncoded>", many + b"<AttachmentEncoded>")
    with pytest.raises(BadInput, match="quá 3 tệp"):
        read(data, SMALL)
