"""The server of a language model, reached through llama-index: one question, one reply, and no trouble beyond that."""

import logging
import time
from collections.abc import Callable, Iterator
from queue import Empty, Queue
from threading import BoundedSemaphore, Thread
from typing import TYPE_CHECKING

from corpus.errors import VerseError
from corpus.language_model import LanguageModel

if TYPE_CHECKING:
    import httpx

AT_ONCE = 4  # calls in one process
_LARGEST = 256 * 1024  # bytes of a reply
_REPLY = 2000  # tokens
_LATER = 1.0  # seconds after which a call that nobody waits for any more is ended
_TELLS = ("x-stainless", "openai-")  # headers that tell of this machine and of other settings


class NoReply(VerseError):
    """A server that gave nothing to use; it says why in a word or two, without anything of the text."""


class Busy(NoReply):
    """As many calls as there are places: no fault of the server."""


class Server:
    """Calls the server that an operator set; each call ends within its time, whatever the server does."""

    def __init__(self, model: LanguageModel) -> None:
        self._seconds = model.seconds
        self._places = BoundedSemaphore(AT_ONCE)
        self._chat = _chat_with(model)

    def __call__(self, task: str, text: str) -> str:
        """Return the reply to a text under a task; raise NoReply when there is none within the time."""
        if not self._places.acquire(blocking=False):
            raise Busy("too many calls at once")
        box: Queue[str | Exception] = Queue(1)
        Thread(target=self._call, args=(task, text, box), daemon=True).start()
        try:
            reply = box.get(timeout=self._seconds)
        except Empty:
            raise NoReply("no reply in time") from None
        if isinstance(reply, Exception):
            raise NoReply(type(reply).__name__) from reply
        return reply

    def _call(self, task: str, text: str, box: "Queue[str | Exception]") -> None:
        try:
            box.put(self._chat(task, text))
        except Exception as exc:  # whatever went wrong there, there is no reply
            box.put(exc)
        finally:
            self._places.release()


def _chat_with(model: LanguageModel) -> Callable[[str, str], str]:
    """Return the call of a server's chat, which sends nothing anywhere else and tries once."""
    import httpx
    from llama_index.core.llms import ChatMessage, MessageRole
    from llama_index.llms.openai_like import OpenAILike

    for name in ("openai", "httpx"):  # at DEBUG the one would log what is sent
        logging.getLogger(name).setLevel(logging.WARNING)
    client = httpx.Client(transport=_bounded(httpx.HTTPTransport(), model.seconds + _LATER), trust_env=False)
    engine = OpenAILike(
        model=model.name,
        api_base=model.url,
        api_key=model.key or "none",
        is_chat_model=True,
        temperature=0,
        max_tokens=_REPLY,
        max_retries=0,
        timeout=model.seconds + _LATER,
        http_client=client,
    )

    def chat(task: str, text: str) -> str:
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=task),
            ChatMessage(role=MessageRole.USER, content=text),
        ]
        reply = engine.chat(messages).message.content
        if not reply:
            raise ValueError("an empty reply")
        return reply

    return chat


def _bounded(inner: "httpx.BaseTransport", seconds: float) -> "httpx.BaseTransport":
    """Return a transport that takes only JSON, only so much of it, and only for so long."""
    import httpx

    class Body(httpx.SyncByteStream):
        def __init__(self, stream: httpx.SyncByteStream, until: float) -> None:
            self._stream, self._until = stream, until

        def __iter__(self) -> Iterator[bytes]:
            size = 0
            for piece in self._stream:
                size += len(piece)
                if size > _LARGEST or time.monotonic() > self._until:
                    raise httpx.ReadError("a reply that is too long")
                yield piece

        def close(self) -> None:
            self._stream.close()

    class Bounded(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            until = time.monotonic() + seconds
            request.headers["accept-encoding"] = "identity"
            for name in [name for name in request.headers if name.startswith(_TELLS)]:
                del request.headers[name]
            response = inner.handle_request(request)
            kind = response.headers.get("content-type", "").partition(";")[0].strip()
            if kind != "application/json" or response.headers.get("content-encoding", "identity") != "identity":
                response.close()
                raise httpx.ReadError("a reply that is no JSON")
            assert isinstance(response.stream, httpx.SyncByteStream)
            response.stream = Body(response.stream, until)
            return response

        def close(self) -> None:
            inner.close()

    return Bounded()
