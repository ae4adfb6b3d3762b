"""An edXML file to records. Prefixes and order do not matter; what has no field is kept, never dropped."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar, cast

from lxml import etree

from vbdt.errors import BadInput
from vbdt.transport.edxml.files import check_name, unpack
from vbdt.transport.edxml.records import (
    Attachment,
    EdxmlDocument,
    EdxmlMessage,
    EdxmlStatus,
    Loose,
    MessageHeader,
    Reference,
    TraceHeaders,
)
from vbdt.transport.edxml.slots import Slot, slots_of
from vbdt.transport.edxml.xml import ASK_AGAIN, Limits, attributes_of, element_text, local, namespace, parse, text_of

T = TypeVar("T")

QCVN_102 = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
ACCEPTED = frozenset({QCVN_102, "http://www.e-doc.vn/Schema/", "http://www.go.vn/eDoc"})
"""The namespace of the standard, and two older ones that are read but never written."""

_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_ALIASES = {"filename": "attachmentname", "filetype": "contenttype"}
_CONTENT = frozenset({"contenttransferencoded", "content"})
_AROUND = ("edXML", "edXMLEnvelope", "edXMLHeader")
_WRITTEN = {each.lower(): each for each in (*_AROUND, "edXMLBody", "edXMLManifest", "AttachmentEncoded")}
"""The outer elements as we write them, by their names in lower case."""
_OUTER = frozenset({*_WRITTEN, "manifest"})
_INNER = frozenset(
    {"messageheader", "traceheaderlist", "signature", "digitalsignature", "reference", "attachment", *_OUTER}
)


def read(data: bytes, limits: Limits | None = None) -> EdxmlMessage:
    """The document or status in an `.edxml` file.

    Raises BadInput with one sentence for everything it refuses: see `xml.parse` and `files.unpack`; a root or
    namespace that is not edXML; no message header; a name that leads out of its folder; more than `limits.files`.
    """
    bounds = limits or Limits()
    root = parse(data, bounds)
    if local(root) not in ("edxml", "edxmlenvelope") or namespace(root) not in ACCEPTED:
        raise BadInput(
            "Tệp không theo định dạng edXML của QCVN 102:2016 (sai phần tử gốc hoặc không gian tên).", ASK_AGAIN
        )
    parts = list(_parts(root))
    headers = [part for part in parts if local(part) == "messageheader"]
    if len(headers) != 1:
        raise BadInput("Tệp edXML thiếu phần thông tin văn bản (MessageHeader) hoặc có nhiều hơn một.", ASK_AGAIN)
    loose = tuple(_loose(root))
    if any(local(child) == "statuscode" for child in headers[0]):
        # A status has nothing but its header; what a partner puts elsewhere is kept there.
        others = [Loose("edXMLHeader", element_text(part)) for part in parts if part is not headers[0]]
        kept = [each if each.inside in _AROUND else replace(each, inside="edXMLHeader") for each in loose]
        return replace(_bind(EdxmlStatus, headers[0]), loose=(*kept, *others))
    return _document(headers[0], parts, loose, bounds)


def _parts(element: etree._Element) -> Iterator[etree._Element]:
    """The meaningful elements, wherever in the nest of wrappers a partner puts them."""
    for child in element:
        name = local(child)
        if namespace(child) not in (*ACCEPTED, "") or name not in _INNER:
            continue
        if name in _OUTER:
            yield from _parts(child)
        else:
            yield child


def _loose(element: etree._Element) -> Iterator[Loose]:
    for child in element:
        if namespace(child) not in (*ACCEPTED, "") or local(child) not in _INNER:
            yield Loose(_WRITTEN.get(local(element), "edXMLManifest"), element_text(child))
        elif local(child) in _OUTER:
            yield from _loose(child)


def _document(
    header: etree._Element, parts: list[etree._Element], loose: tuple[Loose, ...], limits: Limits
) -> EdxmlDocument:
    traces = [part for part in parts if local(part) == "traceheaderlist"]
    # An older variant has the trace headers inside the message header.
    traces += [child for child in header if local(child) == "traceheaderlist"]
    for nested in header.findall("{*}TraceHeaderList"):
        header.remove(nested)
    signatures = [element_text(part) for part in parts if local(part) in ("signature", "digitalsignature")]
    surplus = [Loose("edXMLHeader", element_text(part)) for part in traces[1:]]
    surplus += [Loose("edXMLHeader", text) for text in signatures[1:]]
    files = [part for part in parts if local(part) == "attachment"]
    if len(files) > limits.files:
        raise BadInput(f"Tệp edXML có {len(files)} tệp đính kèm, quá {limits.files} tệp cho phép.", ASK_AGAIN)
    attachments: list[Attachment] = []
    left = limits.message
    for part in files:
        attachments.append(_attachment(part, replace(limits, file=min(limits.file, left))))
        left -= len(attachments[-1].content)
    return EdxmlDocument(
        header=_bind(MessageHeader, header),
        traces=_bind(TraceHeaders, traces[0]) if traces else TraceHeaders(),
        signature=signatures[0] if signatures else "",
        references=tuple(_reference(part) for part in parts if local(part) == "reference"),
        attachments=tuple(attachments),
        loose=(*loose, *surplus),
    )


def _reference(element: etree._Element) -> Reference:
    reference = _bind(Reference, element)
    if reference.attachment_name:
        check_name(reference.attachment_name)
    href = element.get(_XLINK_HREF, "")
    return replace(reference, content_id=reference.content_id or href)


def _attachment(element: etree._Element, limits: Limits) -> Attachment:
    content = [child for child in element if local(child) in _CONTENT]
    for child in content[:1]:
        element.remove(child)
    attachment = _bind(Attachment, element, _ALIASES)
    name = attachment.attachment_name or attachment.content_id or "?"
    if attachment.attachment_name:
        check_name(attachment.attachment_name)
    packing, entry, data = unpack(text_of(content[0]) if content else "", name, limits)
    return replace(attachment, packing=packing, entry_name=entry, content=data)


def _bind(record: type[T], element: etree._Element, aliases: dict[str, str] | None = None) -> T:
    """The record in an element: known children into fields, everything else into `extra`."""
    kind: Any = record
    slots = slots_of(kind)
    plain = {slot.tag.lower(): slot for slot in slots if not slot.inside}
    wrapped = {slot.inside.lower(): slot for slot in slots if slot.inside}
    values: dict[str, Any] = {}
    extra = list(attributes_of(element))
    for child in element:
        known = namespace(child) in (*ACCEPTED, "")
        name = (aliases or {}).get(local(child), local(child))
        if known and name in wrapped:
            for item in child:
                if not (local(item) == wrapped[name].tag.lower() and _take(wrapped[name], item, values)):
                    extra.append(element_text(item))
        elif not (known and name in plain and _take(plain[name], child, values)):
            extra.append(element_text(child))
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return cast(T, kind(**given, extra=tuple(extra)))


def _take(slot: Slot, element: etree._Element, values: dict[str, Any]) -> bool:
    """Puts the element into its field; False when it does not fit there."""
    if (slot.record is None and len(element)) or (not slot.many and slot.name in values):
        return False
    value = text_of(element) if slot.record is None else _bind(slot.record, element)
    if slot.many:
        values.setdefault(slot.name, []).append(value)
    else:
        values[slot.name] = value
    return True
