from . import agents as agents, chat_models as chat_models
