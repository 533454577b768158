# https://doc.qt.io/qtforpython-6/PySide6/QtWidgets/
from .QtCore import QObject, Signal
class QApplication(QObject):
    aboutToQuit: Signal
class QWidget(QObject):
    def show(self) -> None: ...
    def hide(self) -> None: ...
    def close(self) -> bool: ...
    def setEnabled(self, enabled: bool) -> None: ...
class QMainWindow(QWidget): ...
class QDialog(QWidget):
    accepted: Signal
    rejected: Signal
    finished: Signal
class QAbstractButton(QWidget):
    clicked: Signal
    pressed: Signal
    released: Signal
    toggled: Signal
    def setText(self, text: str) -> None: ...
class QPushButton(QAbstractButton): ...
class QToolButton(QAbstractButton): ...
class QCheckBox(QAbstractButton): ...
class QRadioButton(QAbstractButton): ...
class QLineEdit(QWidget):
    textChanged: Signal
    textEdited: Signal
    returnPressed: Signal
    editingFinished: Signal
    def text(self) -> str: ...
class QComboBox(QWidget):
    activated: Signal
    currentIndexChanged: Signal
    currentTextChanged: Signal
class QSlider(QWidget):
    valueChanged: Signal
    sliderReleased: Signal
class QSpinBox(QWidget):
    valueChanged: Signal
class QListWidget(QWidget):
    itemClicked: Signal
    itemDoubleClicked: Signal
    itemSelectionChanged: Signal
    currentRowChanged: Signal
class QTabWidget(QWidget):
    currentChanged: Signal
class QSystemTrayIcon(QObject):
    activated: Signal
