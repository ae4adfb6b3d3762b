"""Writing edXML: the shape the national exchange expects, and nothing lost on the way there and back."""

import io
import re
import zipfile
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbdt.document.model import StatusCode
from vbdt.errors import BadInput
from vbdt.transport.edxml.dates import day_text, document_id, moment_text, read_day, read_moment
from vbdt.transport.edxml.files import enclose
from vbdt.transport.edxml.json import dumps, loads
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import (
    Attachment,
    Business,
    BusinessType,
    Code,
    DocumentType,
    EdxmlDocument,
    EdxmlMessage,
    EdxmlStatus,
    MessageHeader,
    Organisation,
    OtherInfo,
    Packing,
    PromulgationInfo,
    Receiver,
    ReceiverChange,
    Reference,
    ReplacementInfo,
    ResponseFor,
    SignerInfo,
    StaffInfo,
    TraceHeader,
    TraceHeaders,
    UpdateInfo,
)
from vbdt.transport.edxml.write import write

SNV = Organisation(organ_id="H30.4", organization_in_charge="UBND tỉnh Hậu Giang", organ_name="Sở Nội vụ")
XA = Organisation(organ_id="H30.25.3", organ_name="UBND xã Vĩnh Viễn")
ID = document_id("H30.4", date(2024, 3, 5), "05/QĐ-SNV")


def a_document(kind: BusinessType = BusinessType.NEW) -> EdxmlDocument:
    references, attachments = enclose([("quyet-dinh.pdf", b"%PDF-1.7 ..."), ("phu-luc.xlsx", b"PK\x03\x04 not really")])
    business = Business(
        document_id=ID, doc_type=kind, reason=kind.label, paper="0", staff=(StaffInfo(staff="Lê Thị Hà"),)
    )
    if kind is BusinessType.UPDATE:
        receivers = (Receiver("H30.25.3", ReceiverChange.ADDED),)
        business = replace(business, update_info=UpdateInfo(document_receiver="1", receivers=receivers))
    if kind is BusinessType.REPLACE:
        business = replace(business, replacements=(ReplacementInfo("H30.4,2024/01/02,01/QĐ-SNV", ("H30.25.3",)),))
    return EdxmlDocument(
        header=MessageHeader(
            from_=SNV,
            to=(XA,),
            document_id=ID,
            code=Code("05", "QĐ-SNV"),
            promulgation_info=PromulgationInfo("Hậu Giang", day_text(date(2024, 3, 5))),
            document_type=DocumentType("2", "0", "Quyết định"),
            subject="Ban hành Quy chế <văn thư> & lưu trữ",
            signer_info=SignerInfo("", "Giám đốc", "Trần Văn An"),
            other_info=OtherInfo(priority="0", page_amount="3", direction="false", appendixes=("Phụ lục I",)),
        ),
        traces=TraceHeaders((TraceHeader("H30.4", "2024/03/05 08:00:00"),), business),
        references=references,
        attachments=attachments,
    )


def a_status(code: StatusCode) -> EdxmlStatus:
    return EdxmlStatus(
        from_=XA,
        response_for=ResponseFor("H30.4", "05/QĐ-SNV", "2024/03/05", ID),
        status_code=code,
        description=code.label,
        timestamp=moment_text(datetime(2024, 3, 5, 18, 30, tzinfo=UTC)),
    )


EVERY_KIND: dict[str, EdxmlMessage] = {f"document {kind.name}": a_document(kind) for kind in BusinessType} | {
    f"status {code}": a_status(code) for code in StatusCode
}


@pytest.mark.parametrize("name", EVERY_KIND)
def test_every_kind_of_message_comes_back_the_same(name: str) -> None:
    message = EVERY_KIND[name]
    assert read(write(message)) == message
    assert loads(dumps(message)) == message


def test_the_shape_of_a_document() -> None:
    text = write(a_document()).decode()
    assert text.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">'
    )
    order = [
        "From",
        "To",
        "DocumentId",
        "Code",
        "PromulgationInfo",
        "DocumentType",
        "Subject",
        "SignerInfo",
        "OtherInfo",
    ]
    found = re.findall(r"^ {8}<edXML:(\w+)", text, re.MULTILINE)
    assert found == [*order, "TraceHeader", "Bussiness", "Reference", "Reference"]
    assert "<edXML:DocumentId>H30.4,2024/03/05,05/QĐ-SNV</edXML:DocumentId>" in text
    assert "<edXML:BussinessDocType>0</edXML:BussinessDocType>" in text
    assert text.count("<edXML:ContentId>cid:1</edXML:ContentId>") == text.count("<ContentId>cid:1</ContentId>") == 1


def test_a_status_has_no_body() -> None:
    text = write(a_status(StatusCode.ARRIVED)).decode()
    assert "TraceHeaderList" not in text
    assert "edXMLBody" not in text
    assert "<edXML:Timestamp>2024/03/06 01:30:00</edXML:Timestamp>" in text


def test_an_attachment_is_a_zip_with_one_entry_named_by_a_uuid() -> None:
    text = write(a_document()).decode()
    packed = re.findall(r"<edXML:ContentTransferEncoded[^>]*>([^<]+)<", text)
    with zipfile.ZipFile(io.BytesIO(b64decode(packed[0]))) as archive:
        (name,) = archive.namelist()
        assert re.fullmatch(r"[0-9a-f-]{36}\.pdf", name)
        assert archive.read(name) == b"%PDF-1.7 ..."


def test_writing_twice_gives_the_same_bytes() -> None:
    document = a_document()
    assert write(document) == write(document)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (EdxmlDocument(header=MessageHeader(subject="a\x00b")), "ký tự"),
        (EdxmlDocument(header=MessageHeader(extra=("<a><b></a>",))), "sai cú pháp"),
        (EdxmlDocument(header=MessageHeader(extra=("@x onload=2",))), "Thuộc tính"),
        (EdxmlDocument(attachments=(Attachment(attachment_name="../a"),)), "không hợp lệ"),
    ],
)
def test_what_cannot_be_written_is_refused(document: EdxmlDocument, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        write(document)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"type": "x"}',
        '{"type": "document", "header": 1}',
        '{"type":"document","attachments":[{"content":"@"}]}',
        "[" * 5000,
    ],
)
def test_json_that_is_no_message_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        loads(text)


def test_dates_that_no_calendar_knows_are_none() -> None:
    assert read_day("2014/02/30") is None
    assert read_day("2024/03/05") == date(2024, 3, 5)
    assert read_moment("2024/03/06 01:30:00") == datetime(2024, 3, 5, 18, 30, tzinfo=UTC)
    assert read_moment("hôm qua") is None


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
).map(lambda text: text.strip(" \t\r\n"))
names = st.from_regex(r"[\w][\w ]{0,15}\.(pdf|docx|zip|txt)", fullmatch=True)
organisations = st.builds(Organisation, organ_id=words, organ_name=words, fax=words, extra=st.just(()))
unknown = st.lists(words, max_size=2).map(
    lambda texts: tuple(
        f'<La xmlns="urn:vbdt:x" a="1">{t.replace("&", "").replace("<", "").replace(">", "")}</La>' for t in texts
    )
)
headers = st.builds(
    MessageHeader,
    from_=organisations,
    to=st.lists(organisations, max_size=3).map(tuple),
    document_id=words,
    subject=words,
    task_codes=st.lists(words, max_size=3).map(tuple),
    to_places=st.lists(words, max_size=3).map(tuple),
    response_for=st.lists(st.builds(ResponseFor, code=words, extra=st.just(())), max_size=2).map(tuple),
    extra=unknown,
    code=st.builds(Code, words, words, unknown),
    promulgation_info=st.builds(PromulgationInfo, words, words, st.just(())),
    document_type=st.builds(DocumentType, words, words, words, st.just(())),
    signer_info=st.builds(SignerInfo, words, words, words, st.just(())),
    other_info=st.builds(
        OtherInfo, priority=words, appendixes=st.lists(words, max_size=2).map(tuple), extra=st.just(())
    ),
)
files = st.builds(
    Attachment,
    content_id=words,
    attachment_name=names,
    packing=st.just(Packing.ZIP),
    entry_name=st.uuids().map(lambda u: f"{u}.pdf"),
    content=st.binary(max_size=200),
    extra=st.just(()),
)
references = st.builds(Reference, content_id=words, attachment_name=names, extra=st.just(("@{urn:x}role=a b",)))


@settings(max_examples=60, deadline=None)
@given(headers, st.lists(files, max_size=3).map(tuple), st.lists(references, max_size=2).map(tuple))
def test_any_document_comes_back_the_same(
    header: MessageHeader, attachments: tuple[Attachment, ...], references: tuple[Reference, ...]
) -> None:
    document = EdxmlDocument(header=header, attachments=attachments, references=references)
    assert read(write(document)) == document
    assert loads(dumps(document)) == document
