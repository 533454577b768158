from PySide6.QtCore import QObject as QObject, QTimer as QTimer, Signal as pyqtSignal
