"""Parsing XML from strangers within bounds, and writing one element the same way every time.

edXML is UTF-8 without a DTD. Expat looks first and stops at a DTD, at too deep or too many elements; only then lxml
builds a tree, with entities and the network off.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from vbdt.errors import BadInput

ASK_AGAIN = "Đề nghị nơi gửi xuất lại tệp và gửi lại."
SPACE = " \t\r\n"
_STRAY = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """What a message may measure at most: bytes of the file, bytes of one attachment, counts, nesting.

    `attributes` are those of one element: libxml2 needs minutes for an element with 200,000. All together may have
    four times as many as there may be elements.
    """

    message: int = 200_000_000
    file: int = 50_000_000
    files: int = 200
    elements: int = 20_000
    attributes: int = 50
    depth: int = 40


class CutShort(BadInput):
    """It ends too early, or is no XML at all: somebody may still be writing it."""


class _Refused(Exception):
    """Carries a BadInput out of an Expat callback."""

    def __init__(self, reason: BadInput) -> None:
        super().__init__()
        self.reason = reason


def parse(data: bytes, limits: Limits) -> etree._Element:
    """The root element. Raises BadInput: too large, not UTF-8, a DTD, too deep, too many elements, not well-formed.

    Up to 64 stray bytes before the first `<` are passed over: a file of the national exchange has `1212` there.
    """
    if len(data) > limits.message:
        raise BadInput(f"Tệp edXML vượt quá {limits.message // 1_000_000} MB cho phép.", "Đề nghị nơi gửi tách tệp.")
    start = data.find(b"<", 0, _STRAY)
    if start < 0:
        refused = BadInput if data.strip() else CutShort
        raise refused("Tệp không phải edXML: không thấy nội dung XML.", ASK_AGAIN)
    body = data[start:] if start else data
    if body.count(b"=") > 4 * limits.elements:
        # Every attribute has one; a parser holds all attributes of one element in memory before it tells us.
        raise _too_many_attributes()
    _look_first(body, limits)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        raise _not_well_formed() from None


def _look_first(body: bytes, limits: Limits) -> None:
    depth = count = 0

    def start(_name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if len(attributes) > limits.attributes:
            raise _Refused(_too_many_attributes())
        if depth > limits.depth:
            raise _Refused(BadInput("Tệp edXML lồng quá nhiều lớp, có dấu hiệu bị làm giả.", ASK_AGAIN))
        if count > limits.elements:
            raise _Refused(BadInput("Tệp edXML có quá nhiều phần tử, có dấu hiệu bị làm giả.", ASK_AGAIN))

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise _Refused(BadInput("Tệp edXML chứa khai báo DTD, không được phép vì lý do an toàn.", ASK_AGAIN))

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "utf8"):
            raise _Refused(_not_utf8())

    look = expat.ParserCreate("utf-8")
    look.StartElementHandler = start
    look.EndElementHandler = end
    look.StartDoctypeDeclHandler = doctype
    look.XmlDeclHandler = declaration
    try:
        look.Parse(body, True)
    except _Refused as refused:
        raise refused.reason from None
    except expat.ExpatError:
        raise _not_well_formed() from None


def _not_well_formed() -> BadInput:
    return CutShort("Tệp edXML bị cắt ngang hoặc sai cú pháp XML.", ASK_AGAIN)


def _too_many_attributes() -> BadInput:
    return BadInput("Tệp edXML có quá nhiều thuộc tính, có dấu hiệu bị làm giả.", ASK_AGAIN)


def _not_utf8() -> BadInput:
    return BadInput("Tệp edXML không dùng bảng mã UTF-8.", ASK_AGAIN)


def local(element: etree._Element) -> str:
    """The name without namespace, in lower case: partners differ in both."""
    return etree.QName(element).localname.lower()


def namespace(element: etree._Element) -> str:
    return etree.QName(element).namespace or ""


def text_of(element: etree._Element) -> str:
    """The text without the white space around it, which is layout and not content."""
    return (element.text or "").strip(SPACE)


def attributes_of(element: etree._Element) -> Iterator[str]:
    """Attributes as `@{namespace}name=value`."""
    for name, value in element.attrib.items():
        yield f"@{_as_text(name)}={_as_text(value)}"


def element_text(element: etree._Element, outer: str | None = None) -> str:
    """The element as XML that means the same wherever it stands: namespaces by `xmlns`, attribute prefixes `a0`…"""
    name = etree.QName(element)
    space = name.namespace or ""
    head = [name.localname]
    if space != outer:
        head.append(f'xmlns="{escape_value(space)}"')
    for n, (key, value) in enumerate(sorted((_as_text(k), _as_text(v)) for k, v in element.attrib.items())):
        head.append(attribute_text(key, value, f"a{n}"))
    inner = [escape(element.text or "")]
    for child in element:
        inner.append(element_text(child, space))
        inner.append(escape(child.tail or ""))
    return f"<{' '.join(head)}>{''.join(inner)}</{name.localname}>"


def attribute_text(clark_name: str, value: str, prefix: str) -> str:
    """`name="value"`, with the declaration of its prefix when `{namespace}name` has a namespace."""
    if not clark_name.startswith("{"):
        return f'{clark_name}="{escape_value(value)}"'
    space, _, name = clark_name[1:].rpartition("}")
    if space == "http://www.w3.org/XML/1998/namespace":
        return f'xml:{name}="{escape_value(value)}"'
    return f'xmlns:{prefix}="{escape_value(space)}" {prefix}:{name}="{escape_value(value)}"'


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def escape_value(text: str) -> str:
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _as_text(name: str | bytes) -> str:
    return name if isinstance(name, str) else name.decode()
