"""What the file that lets a desk onto a hub says, in a sentence."""

from PySide6.QtCore import QCoreApplication

from vbdt.document.calendar import local_day
from vbdt.transport.hub.hub_pass import HubPass, certificate_ends
from vbdt.ui.words import day


def about_pass(found: HubPass) -> str:
    """`Trục «tinh», máy chủ 10.0.0.1:4222; tệp kết nối dùng được đến ngày 23/11/2029.`"""
    text = QCoreApplication.translate(
        "hub_words", "Trục «{hub}», máy chủ {servers}; tệp kết nối dùng được đến ngày {until}."
    )
    until = day(local_day(certificate_ends(found)))
    return text.format(hub=found.hub, servers=", ".join(found.servers), until=until)
