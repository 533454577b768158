from . import Application as Application
