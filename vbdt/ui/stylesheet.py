"""The shapes of controls, in Qt's style sheet language. `@name` stands for a colour of the theme's table.

Looks are asked for by property (`kind="primary"`, `look="title"`), so that a widget says what it is and not how it
is painted.
"""

SHEET = """
* { font-family: Inter; font-size: 14px; }
QToolTip { background: @inverse; color: @on_inverse; border: none; padding: 6px 8px; }
QMainWindow, QDialog { background: @canvas; }
QFrame[ground="frame"], QWidget[ground="frame"] { background: @frame; }
QFrame[ground="surface"], QWidget[ground="surface"] { background: @surface; }
QFrame[ground="canvas"], QWidget[ground="canvas"] { background: @canvas; }
QFrame[ground="desk"], QWidget[ground="desk"] { background: @desk; }
QFrame[ground="card"] { background: @raised; border: 1px solid @line; border-radius: 10px; }
QFrame[line="below"] { border: none; border-bottom: 1px solid @line; }
QFrame[line="right"] { border: none; border-right: 1px solid @line; }
QFrame[line="above"] { border: none; border-top: 1px solid @line; }

QLabel { background: transparent; color: @text; }
QLabel[look="page"] { font-size: 20px; font-weight: 600; }
QLabel[look="title"] { font-size: 18px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="second"] { color: @second; font-size: 13px; }
QLabel[look="small"] { color: @faint; font-size: 12px; }
QLabel[look="section"] { color: @faint; font-size: 12px; padding: 14px 14px 4px 14px; }
QLabel[look="figure"] { font-size: 40px; font-weight: 700; }
QLabel[look="good"] { color: @good; font-weight: 500; }
QLabel[look="late"] { color: @late; font-weight: 500; }
QLabel[look="soon"] { color: @soon; font-weight: 500; }
QLabel[look="badge"] { background: @primary; color: @on_primary; border-radius: 10px; font-size: 12px;
  font-weight: 600; padding: 0 7px; }
QLabel[look="count"] { color: @second; font-size: 12px; padding: 0 7px; }
QLabel[look="avatar"] { background: @late_ground; color: @late; border-radius: 18px; font-size: 12px;
  font-weight: 600; }

QPushButton { background: @raised; color: @text; border: 1px solid @line; border-radius: 8px; padding: 0 14px;
  min-height: 34px; font-weight: 500; }
QPushButton:hover { background: @hover; border-color: @faint; }
QPushButton:pressed { background: @chosen; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; }
QPushButton:disabled { color: @faint; background: @canvas; }
QPushButton[kind="primary"], QPushButton:default { background: @primary; color: @on_primary;
  border: 1px solid @primary; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton:default:hover { background: @primary_hover; }
QPushButton[kind="primary"]:focus, QPushButton:default:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @calm_ground; color: @faint; border-color: @line; }
QPushButton[kind="chip"] { border-radius: 15px; min-height: 28px; padding: 0 14px; font-size: 13px; }
QPushButton[kind="chip"]:checked { background: @inverse; color: @on_inverse; border-color: @inverse;
  font-weight: 600; }
QPushButton[kind="link"] { border: none; background: transparent; color: @accent; padding: 0 4px; min-height: 24px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid @accent; border-radius: 4px; }
QPushButton[kind="nav"] { border: 1px solid transparent; border-radius: 8px; background: transparent;
  text-align: left; padding: 0 12px; min-height: 38px; color: @second; font-weight: 500; }
QPushButton[kind="nav"]:hover { background: @chosen; }
QPushButton[kind="nav"]:checked { background: @raised; color: @text; font-weight: 600; border-color: @line; }
QPushButton[kind="nav"]:focus { border: 2px solid @accent; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 6px; color: @text; }
QToolButton:hover { background: @chosen; }
QToolButton:checked { background: @chosen; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox { background: @raised; color: @text;
  border: 1px solid @line; border-radius: 8px; padding: 0 10px; min-height: 34px;
  selection-background-color: @primary; selection-color: @on_primary; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
  border: 2px solid @accent; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled { color: @faint; background: @canvas; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox QAbstractItemView { background: @raised; color: @text; border: 1px solid @line;
  selection-background-color: @chosen; selection-color: @text; outline: none; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("@chevron"); width: 14px; height: 14px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox, QRadioButton { spacing: 8px; color: @text; }
QCheckBox::indicator, QListView::indicator, QTableView::indicator { width: 15px; height: 15px; border: 1px solid @faint;
  border-radius: 4px; background: @raised; }
QCheckBox::indicator:focus, QCheckBox::indicator:hover, QListView::indicator:hover,
QTableView::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked { background: @primary;
  border-color: @primary; image: url("@tick"); }
QCheckBox::indicator:disabled { background: @canvas; border-color: @line; }
QCheckBox::indicator:checked:disabled { background: @faint; border-color: @faint; }
QRadioButton::indicator { width: 15px; height: 15px; border: 1px solid @faint; border-radius: 8px;
  background: @raised; }
QRadioButton::indicator:focus, QRadioButton::indicator:hover { border-color: @accent; }
QRadioButton::indicator:checked { width: 7px; height: 7px; border: 5px solid @primary; background: @on_primary; }

QListWidget[look="files"]::item { padding: 7px 10px; border-bottom: 1px solid @line; }
QListWidget[look="files"]::item:selected { background: @chosen; color: @text; border-left: 3px solid @accent; }
QListView, QTreeView, QTableView { background: @surface; color: @text; border: none; outline: none; }
QTableView { gridline-color: @line; selection-background-color: @chosen; selection-color: @text; }
QTableView::item { padding: 4px 8px; }
QHeaderView::section { background: @canvas; color: @second; border: none; border-bottom: 1px solid @line;
  padding: 6px 8px; font-size: 12px; font-weight: 600; }
QTableCornerButton::section { background: @canvas; border: none; }

QTabWidget::pane { border: none; background: transparent; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @second; padding: 8px 2px; margin-right: 22px; border: none;
  border-bottom: 2px solid transparent; font-weight: 500; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }

QMenu { background: @raised; color: @text; border: 1px solid @line; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 8px 28px 8px 14px; border-radius: 6px; }
QMenu::item:selected { background: @chosen; }
QMenu::separator { height: 1px; background: @line; margin: 6px 8px; }

QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @handle; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: @line; }

QProgressBar { background: @calm_ground; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
  text-align: center; color: transparent; }
QProgressBar::chunk { background: @primary; border-radius: 4px; }
QProgressBar[tone="good"]::chunk { background: @good; }
QProgressBar[tone="soon"]::chunk { background: @soon; }

QFrame[banner="late"] { background: @late_ground; border-radius: 8px; }
QFrame[banner="soon"] { background: @soon_ground; border-radius: 8px; }
QFrame[banner="good"] { background: @good_ground; border-radius: 8px; }
QFrame[banner="calm"] { background: @calm_ground; border-radius: 8px; }
QFrame[banner="late"] QLabel { color: @late; font-weight: 500; }
QFrame[banner="soon"] QLabel { color: @soon; font-weight: 500; }
QFrame[banner="good"] QLabel { color: @good; font-weight: 500; }
QFrame[banner="calm"] QLabel { color: @calm; font-weight: 500; }
QFrame[banner="none"] { background: transparent; }
"""
