"""Records to an edXML file, element by element in the order of the Java SDK, with its prefixes."""

import re
from collections.abc import Iterator
from typing import Any

from vbdt.errors import BadInput
from vbdt.transport.edxml.files import check_name, pack
from vbdt.transport.edxml.read import QCVN_102
from vbdt.transport.edxml.records import Attachment, EdxmlDocument, EdxmlMessage, EdxmlStatus, Loose
from vbdt.transport.edxml.slots import Slot, slots_of
from vbdt.transport.edxml.xml import Limits, attribute_text, escape, parse

_STEP = "  "
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATTRIBUTE = re.compile(r"@((?:\{[^}]*\})?[^\W\d][\w.\-]*)=(.*)", re.DOTALL)


def write(message: EdxmlMessage) -> bytes:
    """The bytes of the `.edxml` file: UTF-8, namespace of QCVN 102:2016, attachments as base64 of a ZIP with one entry.

    Raises BadInput when a text holds characters that XML forbids, a file name leads out of its folder, or a raw part
    is not XML.
    """
    loose = message.loose
    if isinstance(message, EdxmlStatus):
        header = _wrap("edXML:MessageHeader", _record(message, "edXML:"), *_attributes(message.extra))
        rest: list[str] = []
        body: list[str] = []
    else:
        header = _wrap("edXML:MessageHeader", _record(message.header, "edXML:"), *_attributes(message.header.extra))
        rest = _wrap("edXML:TraceHeaderList", _record(message.traces, "edXML:"), *_attributes(message.traces.extra))
        rest += [_checked(message.signature)] if message.signature else []
        body = _body(message)
    head = _wrap("edXML:edXMLHeader", [*header, *rest, *_loose(loose, "edXMLHeader")])
    envelope = _wrap(
        "edXML:edXMLEnvelope", [*head, *body, *_loose(loose, "edXMLEnvelope")], f'xmlns:edXML="{QCVN_102}"'
    )
    files = _files(message) if isinstance(message, EdxmlDocument) else []
    lines = _wrap("edXML", [*envelope, *files, *_loose(loose, "edXML")], f'xmlns="{QCVN_102}"')
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, ""]).encode()


def _body(document: EdxmlDocument) -> list[str]:
    manifest = []
    for each in document.references:
        manifest += _wrap("edXML:Reference", _record(each, "edXML:"), *_attributes(each.extra))
    manifest += _loose(document.loose, "edXMLManifest", "manifest")
    inner = _wrap("edXML:edXMLManifest", manifest, 'version="1.0"')
    return _wrap("edXML:edXMLBody", [*inner, *_loose(document.loose, "edXMLBody")])


def _files(document: EdxmlDocument) -> list[str]:
    lines = []
    for each in document.attachments:
        lines += _wrap("Attachment", [*_record(each, ""), _content(each)], *_attributes(each.extra))
    lines += _loose(document.loose, "AttachmentEncoded")
    return _wrap("AttachmentEncoded", lines) if lines else []


def _content(attachment: Attachment) -> str:
    if attachment.attachment_name:
        check_name(attachment.attachment_name)
    tag = "edXML:ContentTransferEncoded"
    return f'<{tag} xmlns:edXML="{QCVN_102}">{pack(attachment)}</{tag}>'


def _record(record: Any, prefix: str) -> list[str]:
    """The child elements of a record: its fields, then what it keeps in `extra`."""
    kind: Any = type(record)
    lines = []
    for slot in slots_of(kind):
        value = getattr(record, slot.name)
        items = value if slot.many else (value,) if _is_there(value) else ()
        inner = [line for item in items for line in _item(slot, item, prefix)]
        lines += _wrap(prefix + slot.inside, inner) if slot.inside and inner else inner
    return [*lines, *(_checked(each) for each in record.extra if not each.startswith("@"))]


def _is_there(value: Any) -> bool:
    return value != "" if isinstance(value, str) else value != type(value)()


def _item(slot: Slot, item: Any, prefix: str) -> list[str]:
    tag = prefix + slot.tag
    if slot.record is None:
        return [f"<{tag}>{escape(_allowed(item))}</{tag}>"]
    return _wrap(tag, _record(item, prefix), *_attributes(item.extra))


def _wrap(tag: str, inner: list[str], *attributes: str) -> list[str]:
    head = " ".join([tag, *attributes])
    return [f"<{head}>", *(_STEP + line for line in inner), f"</{tag}>"]


def _attributes(extra: tuple[str, ...]) -> Iterator[str]:
    for n, each in enumerate(each for each in extra if each.startswith("@")):
        found = _ATTRIBUTE.fullmatch(each)
        if not found:
            raise BadInput(f"Thuộc tính «{each[:60]}» không ghi được vào edXML.", "Sửa lại nội dung.")
        yield attribute_text(_allowed(found[1]), _allowed(found[2]), f"a{n}")


def _loose(loose: tuple[Loose, ...], *inside: str) -> list[str]:
    wanted = {name.lower() for name in inside}
    return [_checked(each.xml) for each in loose if each.inside.lower() in wanted]


def _checked(xml: str) -> str:
    """Raw XML is written as it is, so it must be one whole element by itself."""
    parse(xml.encode(), Limits())
    return xml


def _allowed(text: str) -> str:
    if _NOT_XML.search(text):
        raise BadInput(f"Nội dung «{_NOT_XML.sub('?', text)[:60]}» có ký tự không ghi được vào edXML.", "Xóa ký tự lạ.")
    return text
