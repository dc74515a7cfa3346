"""What all requests and answers share: a request id, an end to how long a body may be, and no words of a bug."""

import logging
import re
import secrets
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from oo_scorer.problems import Code, ProblemError

LOG = logging.getLogger(__name__)

MOST_BYTES: Final = 8 * 1024 * 1024

_TRACEPARENT = re.compile(r"[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?")


class Envelope:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id

        started = False

        async def with_id(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message.get("headers", []), (b"request-id", request_id.encode())]
            await send(message)

        if _declared_length(scope) > MOST_BYTES:
            answer = too_large().answer(scope["path"], request_id)
            await answer(scope, receive, with_id)
            return
        try:
            await self._app(scope, _bounded(receive), with_id)
        except Exception as e:
            LOG.error("Request %s failed", request_id, exc_info=e)
            if not started:
                await broken().answer(scope["path"], request_id)(scope, receive, with_id)


def broken() -> ProblemError:
    return ProblemError(Code.INTERNAL_ERROR, "It was logged.")


def too_large() -> ProblemError:
    return ProblemError(
        Code.BODY_TOO_LARGE, f"A body has at most {MOST_BYTES} bytes.", params={"limit": str(MOST_BYTES)}
    )


def _bounded(receive: Receive) -> Receive:
    left = MOST_BYTES

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise too_large()
        return message

    return bounded


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"traceparent" and (match := _TRACEPARENT.fullmatch(value.decode("latin-1"))):
            return match.group(1)
    return secrets.token_hex(16)


def _declared_length(scope: Scope) -> int:
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(length) if length.isdigit() else 0
