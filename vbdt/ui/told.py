"""What the window says after an act that ends elsewhere: to whom it went."""

from PySide6.QtCore import QCoreApplication

from vbdt.acts.office import Office
from vbdt.document.model import Changed, Document
from vbdt.ui.terms import term
from vbdt.ui.words import desk_name


def submitted(office: Office, changed: Changed) -> str:
    """`Đã trình ký: Nguyễn Văn Minh, Giám đốc.`"""
    names = (desk_name(office.directory, office.store.document(each).holder) for each in changed.documents)
    return QCoreApplication.translate("told", "Đã trình ký: {who}.").format(who="; ".join(names))


def did(what: str, document: Document) -> str:
    """`Xong: Ký số, 05/QĐ-SNV.`: so that nobody signs on in doubt while the next document opens by itself."""
    which = document.symbol or document.facts.subject
    return QCoreApplication.translate("told", "Xong: {what}, {which}.").format(what=term(what), which=which)


def newly_sent(office: Office, before: Document) -> int:
    """How many agencies it went to since `before`: new ones, and those that had given it back."""
    return len(set(office.store.document(before.id).deliveries) - set(before.deliveries))
