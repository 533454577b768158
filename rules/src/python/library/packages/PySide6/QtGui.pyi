# https://doc.qt.io/qtforpython-6/PySide6/QtGui/
from .QtCore import QObject, Signal
class QAction(QObject):
    triggered: Signal
    toggled: Signal
    def setEnabled(self, enabled: bool) -> None: ...
