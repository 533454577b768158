from . import PromptSession as PromptSession, prompt as prompt
