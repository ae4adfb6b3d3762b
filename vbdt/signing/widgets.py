"""Where the fields of a form lie on the pages, as the pages themselves list them: only these are drawn."""

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, Reference
from pyhanko.pdf_utils.reader import PdfFileReader

from vbdt.signing.check.appearance import Box
from vbdt.signing.check.entries import entry

MAX_PAGES = 2000
MAX_DEPTH = 32
MAX_ANNOTATIONS = 4000


def boxes(reader: PdfFileReader) -> dict[str, tuple[Box, ...]]:
    """The widgets of each field by its full name; those without extent are invisible and left out."""
    found: dict[str, tuple[Box, ...]] = {}
    named = _named(reader)
    seen = 0
    for number, page in enumerate(_pages(reader.root["/Pages"], 0)):
        for reference in list.__iter__(entry(page, "/Annots", ArrayObject())):
            seen += 1
            annotation = reference.get_object()
            if number > MAX_PAGES or seen > MAX_ANNOTATIONS:
                raise ValueError("too many pages or annotations")
            if isinstance(annotation, DictionaryObject) and "/Rect" in annotation:
                box = _box(number, annotation)
                if box.right > box.left and box.top > box.bottom:
                    name = named.get(reference.reference, "") if isinstance(reference, IndirectObject) else ""
                    name = name or _name(annotation)
                    found[name] = (*found.get(name, ()), box)
    return found


def _named(reader: PdfFileReader) -> dict[Reference, str]:
    """The full names of what the form lists: some programs forget to tell a widget its field."""
    form = entry(reader.root, "/AcroForm", DictionaryObject())
    waiting = [("", 0, each) for each in list.__iter__(entry(form, "/Fields", ArrayObject()))]
    found: dict[Reference, str] = {}
    while waiting:
        prefix, depth, reference = waiting.pop()
        field = reference.get_object()
        if not isinstance(field, DictionaryObject):
            continue
        name = ".".join(part for part in (prefix, str(entry(field, "/T", ""))) if part)
        if isinstance(reference, IndirectObject):
            found[reference.reference] = name
        kids = list(list.__iter__(entry(field, "/Kids", ArrayObject())))
        if depth > MAX_DEPTH or len(found) + len(kids) > MAX_ANNOTATIONS:
            raise ValueError("a form that is too deep or too large")
        waiting += [(name, depth + 1, kid) for kid in kids]
    return found


def _pages(node: DictionaryObject, depth: int) -> Iterator[DictionaryObject]:
    if depth > MAX_DEPTH:
        raise ValueError("a page tree that is too deep")
    for kid in entry(node, "/Kids", ()):
        child = kid.get_object()
        if "/Kids" in child:
            yield from _pages(child, depth + 1)
        else:
            yield child


def _box(page: int, annotation: DictionaryObject) -> Box:
    x, y, u, v = (float(number) for number in annotation["/Rect"])
    return Box(page, min(x, u), min(y, v), max(x, u), max(y, v))


def _name(widget: DictionaryObject) -> str:
    parts: list[str] = []
    node = widget
    for _ in range(MAX_DEPTH):
        if "/T" in node:
            parts.append(str(node["/T"]))
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return ".".join(reversed(parts))
