from PySide6.QtGui import QAction as QAction
