"""The list of a case file as XML, with the field names of Decree 30/2020/NĐ-CP, appendix VI (parts I and III)."""

from lxml import etree

from vbdt.document.model import CaseFile, Document


def catalogue(case_file: CaseFile, agency_code: str, documents: tuple[Document, ...]) -> bytes:
    """The XML of a case file and its documents, in the given (time) order. UTF-8."""
    root = etree.Element("File")
    _code(root, case_file, agency_code)
    _fields(
        root,
        Title=case_file.title,
        Maintenance=case_file.retention,
        Language="Tiếng Việt",
        StartDate=_day(documents[0]) if documents else "",
        EndDate=_day(documents[-1]) if documents else "",
        DocTotal=str(len(documents)),
        PageTotal=str(sum(each.facts.pages for each in documents)),
    )
    listing = etree.SubElement(root, "Documents")
    for ordinal, document in enumerate(documents, 1):
        _document(etree.SubElement(listing, "Document"), ordinal, case_file, agency_code, document)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _document(element: etree._Element, ordinal: int, case_file: CaseFile, agency_code: str, document: Document) -> None:
    facts = document.facts
    _code(element, case_file, agency_code)
    _fields(
        element,
        DocOrdinal=str(ordinal),
        TypeName=facts.kind_record.name,
        CodeNumber=f"{document.number:02d}" if document.number is not None else "",
        CodeNotation=facts.notation,
        IssuedDate=_day(document),
        OrganName=facts.issuer_name,
        Subject=facts.subject,
        Language="Tiếng Việt",
        PageAmount=str(facts.pages),
        Priority=str(facts.urgency.value),
    )
    if document.arrival_number is not None:
        _fields(element, ArrivalNumber=str(document.arrival_number))
    signer = etree.SubElement(element, "SignerInfo")
    _fields(signer, Position=facts.signer.title, FullName=facts.signer.name)


def _code(element: etree._Element, case_file: CaseFile, agency_code: str) -> None:
    code = etree.SubElement(element, "FileCode")
    _fields(code, OrganId=agency_code, FileCatalog=str(case_file.year), FileNotation=case_file.code)


def _fields(element: etree._Element, **values: str) -> None:
    for name, value in values.items():
        etree.SubElement(element, name).text = value


def _day(document: Document) -> str:
    return document.dated.strftime("%d/%m/%Y") if document.dated else ""
