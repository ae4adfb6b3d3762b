"""The left side of the window: whose desk it is, what can be done here, how much waits, and who sits at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.ui import icons, words
from vbdt.ui.elided import Elided
from vbdt.ui.lists.counts import Count
from vbdt.ui.shortcuts import keys_of
from vbdt.ui.terms import term

WIDTH = 248


@dataclass(frozen=True, slots=True)
class Place:
    """One entry. `loud` counts stand in red."""

    key: str
    title: str
    icon: str
    section: str
    loud: bool = False


class Sidebar(QFrame):
    """Navigation. `went` tells the key of the place that was asked for."""

    went = Signal(str)

    def __init__(
        self, office: Office, places: tuple[Place, ...], kinds: QMenu | None, menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "frame")
        self.setProperty("line", "right")
        self.setFixedWidth(WIDTH)
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(3)
        column.addLayout(self._identity(office))
        column.addSpacing(10)
        if kinds is not None:
            column.addWidget(self._compose_button(kinds))
        self._area = self._places(places)
        column.addWidget(self._area, 1)
        column.addSpacing(6)
        column.addLayout(self._person(office, menu))

    def select(self, key: str) -> None:
        """Show where we are, without going there."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self._reveal()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where we are stays in sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._reveal)  # when the places have their own

    def _reveal(self) -> None:
        chosen = self._group.checkedButton()
        if chosen is not None:
            self._area.ensureWidgetVisible(chosen, 0, 8)

    def leave(self) -> None:
        """Show that we are at none of the places."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)
        self._group.setExclusive(True)

    def focus_place(self, key: str) -> None:
        if key in self._buttons:
            self._buttons[key].setFocus()

    def show_counts(self, counts: Mapping[str, Count]) -> None:
        for key, count in counts.items():
            if key in self._buttons:
                self._buttons[key].show_count(count)

    def _identity(self, office: Office) -> QHBoxLayout:
        picture = QLabel()
        icons.dress(picture, "stamp", "accent", 26)
        names = QVBoxLayout()
        names.setSpacing(0)
        name = _label(short_name(office.agency.name), "strong")
        name.setWordWrap(True)
        name.setToolTip(office.agency.name)
        names.addWidget(name)
        names.addWidget(_label(province_name(office), "small"))
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        return row

    def _compose_button(self, kinds: QMenu) -> QPushButton:
        self.write = QPushButton(self.tr("Soạn văn bản"))
        self.write.setProperty("kind", "primary")
        self.write.setToolTip(f"{self.tr('Soạn văn bản')} ({keys_of('compose')})")
        icons.dress(self.write, "pencil-line", "on_primary")
        self.write.setMenu(kinds)
        return self.write

    def _places(self, places: tuple[Place, ...]) -> QScrollArea:
        """All places, one under the other; on a low screen they scroll."""
        inner = QWidget()
        inner.setProperty("ground", "none")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        section = ""
        for place in places:
            if place.section != section:
                section = place.section
                column.addWidget(_label(section, "section"))
            column.addWidget(self._nav(place))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def _nav(self, place: Place) -> "NavButton":
        button = NavButton(place)
        button.clicked.connect(partial(self.went.emit, place.key))
        self._group.addButton(button)
        self._buttons[place.key] = button
        return button

    def _person(self, office: Office, menu: QMenu) -> QHBoxLayout:
        person = office.person
        avatar = _label(words.initials(person.name), "avatar")
        avatar.setFixedSize(36, 36)
        avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        avatar.setAccessibleName(person.name)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Elided(person.name, "strong"))
        roles = ", ".join(term(role.label) for role in office.me.roles)
        names.addWidget(Elided(f"{roles} – {person.title}" if person.title not in ("", roles) else roles, "small"))
        more = QToolButton()
        icons.dress(more, "settings", "second")
        more.setAccessibleName(self.tr("Tùy chọn"))
        more.setToolTip(self.tr("Tùy chọn"))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(avatar)
        row.addLayout(names, 1)
        row.addWidget(more)
        return row


class NavButton(QPushButton):
    """One place with its count."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(place.title, parent)
        self._place = place
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        icons.dress(self, place.icon, "second", 20)
        self._count = QLabel()
        self._count.setProperty("look", "badge" if place.loud else "count")
        self._count.setFixedHeight(20)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._count.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self._count)
        self.toggled.connect(self._tint)

    def show_count(self, count: Count) -> None:
        self._count.setProperty("look", "badge" if self._place.loud or count.loud else "count")
        self._count.style().unpolish(self._count)
        self._count.style().polish(self._count)
        self._count.setText(str(count.number))
        self._count.setVisible(count.number > 0)
        said = self.tr("{title}, %n văn bản", "", count.number).format(title=self._place.title)
        self.setAccessibleName(said if count.number else self._place.title)

    def _tint(self, checked: bool) -> None:
        icons.dress(self, self._place.icon, "accent" if checked else "second", 20)


def short_name(agency: str) -> str:
    """«UBND xã Tân Hòa» for Ủy ban nhân dân xã Tân Hòa."""
    return agency.replace("Ủy ban nhân dân", "UBND")


def province_name(office: Office) -> str:
    """The name at the top of the agency's tree: «Ủy ban nhân dân tỉnh Hậu Giang» gives «Tỉnh Hậu Giang»."""
    agency, seen = office.agency, 0
    try:
        while agency.parent is not None and seen < 10:
            agency, seen = office.directory.agency(agency.parent), seen + 1
    except UserError:
        return ""
    short = agency.name.removeprefix("Ủy ban nhân dân ").removeprefix("UBND ")
    return short[:1].upper() + short[1:] if seen or short != agency.name else ""


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    return label
