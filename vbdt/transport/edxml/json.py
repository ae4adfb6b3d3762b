"""A message as JSON and back without loss: the fields of its records, attachments' bytes as base64."""

import base64
import binascii
import json
from dataclasses import fields, replace
from typing import cast

from vbdt.document.codec import Json, decode, encode
from vbdt.errors import BadInput
from vbdt.transport.edxml.records import Attachment, EdxmlDocument, EdxmlMessage, EdxmlStatus

_KINDS: dict[str, type[EdxmlDocument] | type[EdxmlStatus]] = {"document": EdxmlDocument, "status": EdxmlStatus}


def to_json(message: EdxmlMessage) -> dict[str, Json]:
    """The message's fields and `type`, `document` or `status`."""
    if isinstance(message, EdxmlStatus):
        return {"type": "status", **_fields(message)}
    attachments: list[Json] = [_attachment_to_json(each) for each in message.attachments]
    return {"type": "document", **_fields(replace(message, attachments=())), "attachments": attachments}


def from_json(value: Json) -> EdxmlMessage:
    """The message of `to_json`; fields left out are empty. Raises BadInput naming the place that does not fit."""
    if not isinstance(value, dict) or value.get("type") not in _KINDS:
        raise BadInput("Tệp JSON không phải một thông điệp edXML: «type» phải là «document» hoặc «status».")
    kind = _KINDS[str(value["type"])]
    rest = {name: item for name, item in value.items() if name not in ("type", "attachments")}
    if kind is EdxmlStatus:
        return decode(EdxmlStatus, {name: item for name, item in value.items() if name != "type"})
    attachments = value.get("attachments", [])
    if not isinstance(attachments, list):
        raise _unreadable("attachments")
    return replace(decode(EdxmlDocument, rest), attachments=tuple(_attachment(each) for each in attachments))


def loads(text: str | bytes) -> EdxmlMessage:
    """The message in a JSON text. Raises BadInput."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput("Tệp JSON sai cú pháp.", "Kiểm tra lại tệp rồi thử lại.") from None
    return from_json(value)


def dumps(message: EdxmlMessage) -> str:
    """The JSON text, indented for people."""
    return json.dumps(to_json(message), ensure_ascii=False, indent=2)


def _fields(record: EdxmlMessage) -> dict[str, Json]:
    return cast(dict[str, Json], encode(record))


def _attachment_to_json(attachment: Attachment) -> dict[str, Json]:
    plain = {each.name: encode(getattr(attachment, each.name)) for each in fields(attachment) if each.name != "content"}
    return {**plain, "content": base64.b64encode(attachment.content).decode()}


def _attachment(value: Json) -> Attachment:
    if not isinstance(value, dict):
        raise _unreadable("attachments")
    content = value.get("content", "")
    try:
        data = base64.b64decode(content if isinstance(content, str) else "?", validate=True)
    except (binascii.Error, ValueError):
        raise _unreadable("attachments.content") from None
    return replace(decode(Attachment, {n: item for n, item in value.items() if n != "content"}), content=data)


def _unreadable(where: str) -> BadInput:
    return BadInput(f"Dữ liệu JSON không đúng định dạng tại «{where}».", "Kiểm tra lại tệp rồi thử lại.")
