# https://github.com/openai/openai-python: the two clients have the same methods, of which one's are coroutines.
class Transcriptions:
    def create(self, *args, **kwargs): ...
class Translations:
    def create(self, *args, **kwargs): ...
class Speech:
    def create(self, *args, **kwargs): ...
class Audio:
    transcriptions: Transcriptions
    translations: Translations
    speech: Speech
class AsyncTranscriptions:
    async def create(self, *args, **kwargs): ...
class AsyncTranslations:
    async def create(self, *args, **kwargs): ...
class AsyncSpeech:
    async def create(self, *args, **kwargs): ...
class AsyncAudio:
    transcriptions: AsyncTranscriptions
    translations: AsyncTranslations
    speech: AsyncSpeech
