from .registry import Registry as Registry
from .registry import registry as registry
from .store import PatientStore as PatientStore
