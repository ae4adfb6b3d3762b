"""From an open desk to its window."""

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

from vbdt.acts.office import Office
from vbdt.ui.jobs import Jobs
from vbdt.ui.preferences import Tongue, read_preferences
from vbdt.ui.theme import DARK, LIGHT
from vbdt.ui.translations import folder
from vbdt.ui.wear import load_fonts, wear
from vbdt.ui.window import Window


def show_window(office: Office, app: QApplication) -> Window:
    """Show the desk and begin to exchange. The window ends its own work when it closes; the store stays open."""
    preferences = read_preferences(office.store)
    dress(app, dark=preferences.dark)
    speak(app, preferences.tongue)
    window = Window(office, Jobs(app), preferences)
    window.show()
    window.link.wake()
    return window


def dress(app: QApplication, *, dark: bool = False) -> None:
    """Fonts and theme, before anything is shown."""
    load_fonts(app)
    wear(app, DARK if dark else LIGHT)


def speak(app: QApplication, tongue: Tongue) -> None:
    """Vietnamese for Qt's own words, English for ours when it is wanted."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    _install(app, "vbdt_en" if tongue is Tongue.ENGLISH else "qtbase_vi")


def _install(owner: QObject, name: str) -> None:
    translator = QTranslator(owner)
    if translator.load(str(folder() / f"{name}.qm")):
        QApplication.installTranslator(translator)
