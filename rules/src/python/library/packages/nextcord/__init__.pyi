# https://docs.nextcord.dev/en/stable/api.html: a fork of discord.py.
from discord import Attachment as Attachment, Reaction as Reaction, Message as Message, WebhookMessage as WebhookMessage
from discord import InteractionMessage as InteractionMessage, Role as Role, User as User, VoiceState as VoiceState
from discord import Member as Member, TextChannel as TextChannel, Thread as Thread, VoiceChannel as VoiceChannel
from discord import VoiceProtocol as VoiceProtocol, VoiceClient as VoiceClient, Guild as Guild, InteractionResponse as InteractionResponse
from discord import Webhook as Webhook, Interaction as _Interaction, Client as Client
class Interaction(_Interaction):
    async def send(self, *args, **kwargs): ...
