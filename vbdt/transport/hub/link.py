"""One connection to a hub, kept up for ever in a thread of its own; others ask through it and wait a bounded time.

The client library is asyncio; the rest of the program is not. Whatever is asked while there is no connection fails at
once, in words, so that a hundred packages do not wait a hundred times.
"""

import asyncio
import json
import logging
import random
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final, TypeVar, cast

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error, NoRespondersError

from vbdt.errors import UserError
from vbdt.transport.hub.hub_pass import HubPass, certificate_ends, tls_context
from vbdt.transport.hub.names import inbox
from vbdt.transport.hub.nkeys import answer, public_of
from vbdt.transport.hub.trouble import NOT_KNOWN, why
from vbdt.transport.mailbox import LinkState

PUBLISH_TIMEOUT = 3.0
"""Seconds until a publication is tried again under the same id."""
TRIES = 3
CONNECT_TIMEOUT = 5.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0
_FULL = {10047, 10023, 10077, 10122}  # insufficient resources (two kinds), maximum bytes, bytes of the account

_log = logging.getLogger(__name__)

T = TypeVar("T")
Session = Callable[[Client], Awaitable[None]]


class BoxFull(UserError):
    """One box takes no more from one sender; what is for others goes on."""

    def __init__(self) -> None:
        super().__init__(
            "Hộp thư của nơi nhận trên trục đã đầy: nơi nhận lâu ngày chưa mở bàn.",
            "Gọi cho nơi nhận; gói tin sẽ tự được gửi lại.",
        )


class HubLink:
    """`session` runs on each new connection until it breaks; `farewell` is said on it before we hang up ourselves.

    The first question connects; `close` it at the end.
    """

    def __init__(self, hub_pass: HubPass, session: Session | None = None, farewell: Session | None = None) -> None:
        self._pass = hub_pass
        self._tls = tls_context(hub_pass)
        self._session = session
        self._farewell = farewell
        self._state = LinkState(ends=certificate_ends(hub_pass))
        self._client: Client | None = None
        self._up = threading.Event()
        self._known = threading.Event()
        self._refused: set[str] = set()
        self._doubtful = False
        logging.getLogger("asyncio").addFilter(_tells_something)
        self._loop: Final = asyncio.new_event_loop()
        self._ended: Final = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="hub", daemon=True)
        self._starting = threading.Lock()
        self._closed = False

    @property
    def state(self) -> LinkState:
        return self._state

    def start(self) -> None:
        """Begin to connect; whoever asks something does it, too. Nothing when it was begun or closed."""
        with self._starting:
            if self._thread.ident is None and not self._closed:
                self._thread.start()

    def close(self) -> None:
        """Say goodbye to the server and end the thread."""
        with self._starting:
            self._closed = True
            begun = self._thread.ident is not None
        if not begun:
            self._loop.close()
            return
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._end)
        self._thread.join(CONNECT_TIMEOUT)

    def wait_until_up(self, seconds: float) -> None:
        """Raises UserError, in words, when there is no connection by then."""
        self.start()
        if not self._up.wait(seconds):
            raise self._no_link()

    def wait_until_known(self, seconds: float) -> None:
        """The same, but no longer than until every server was tried once."""
        self.start()
        self._known.wait(seconds)
        if not self._up.is_set():
            raise self._no_link()

    def do(self, work: Callable[[Client], Coroutine[Any, Any, T]], timeout: float) -> T:
        """Run the work on the connection and wait for it. Raises UserError when the hub does not answer, or refuses."""
        self.wait_until_up(CONNECT_TIMEOUT if self._state.contact is None else 0.3)
        try:
            waiting: Future[T] = asyncio.run_coroutine_threadsafe(self._guarded(work, timeout), self._loop)
        except RuntimeError:
            raise self._no_link() from None
        try:
            return waiting.result(timeout + 5)
        except (TimeoutError, CancelledError, Error, OSError):
            waiting.cancel()
            self._doubtful = True
            raise UserError(
                "Trục liên thông không trả lời.", "Chương trình sẽ tự gửi lại; không có gói tin nào mất."
            ) from None

    def soon(self, what: Callable[[], None]) -> None:
        """On the connection's thread, whether there is a connection or not."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(what)

    async def publish(self, client: Client, subject: str, data: bytes, headers: dict[str, str]) -> bool:
        """Until the server says it is on disk, with the same id each time. False when it had been there already."""
        for n in range(TRIES):
            if subject in self._refused:
                break
            with suppress(TimeoutError, NoRespondersError):
                reply = await self.request(client, subject, data, PUBLISH_TIMEOUT, headers)
                return not _accepted(reply).get("duplicate", False)
            await asyncio.sleep(0.3 * n)
        if subject in self._refused:
            self._refused.discard(subject)
            raise UserError(
                f"Trục liên thông không cho bàn này ghi vào «{subject}».",
                "Đề nghị người vận hành trục kiểm tra quyền của bàn.",
            )
        raise TimeoutError

    async def request(
        self, client: Client, subject: str, data: bytes, timeout: float, headers: dict[str, str] | None = None
    ) -> Msg:
        """Raises TimeoutError or a nats error."""
        reply = await client.request(subject, data, timeout=timeout, headers=cast(dict[str, Any] | None, headers))
        self.heard()
        return reply

    def heard(self) -> None:
        """The server has just said something."""
        self._state = replace(self._state, contact=datetime.now(UTC), trouble="")

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._stay_connected())
        finally:
            self._loop.close()

    def _end(self) -> None:
        self._ended.set()

    async def _stay_connected(self) -> None:
        pause = _FIRST_PAUSE
        while not self._ended.is_set():
            # One server at a time, in a new order each round: a thousand desks must not all run to the first.
            for server in random.sample(self._pass.servers, len(self._pass.servers)):
                if await self._serve(server):
                    pause = _FIRST_PAUSE
                if self._ended.is_set():
                    return
            self._known.set()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ended.wait(), pause * random.uniform(0.7, 1.3))  # noqa: S311 - no secret
            pause = min(_LONGEST_PAUSE, pause * 2)

    async def _serve(self, server: str) -> bool:
        """Stay on one server as long as it lasts; False when it could not be reached."""
        closed = asyncio.Event()
        client = _KnownByKey(self._pass)
        try:
            await asyncio.wait_for(client.open(server, self._tls, closed, self._on_error), CONNECT_TIMEOUT)
        except Exception as error:  # noqa: BLE001 - what a server says goes into the library unread; the line goes on
            since, trouble = self._state.since or datetime.now(UTC), why(error, server, self._pass)
            self._state = replace(self._state, since=since, server=server, trouble=trouble)
            await _shut(client, 0.2)  # there is nobody to say goodbye to
            await _end_the_rest()
            return False
        self._client = client
        self._doubtful = False
        now = datetime.now(UTC)
        self._state = replace(self._state, connected=True, since=now, contact=now, server=server, trouble="")
        self._up.set()
        self._known.set()
        work: list[asyncio.Future[Any]] = [asyncio.ensure_future(each.wait()) for each in (closed, self._ended)]
        if self._session is not None:
            work.append(asyncio.ensure_future(self._session(client)))
        try:
            await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._up.clear()
            self._client = None
            self._state = replace(self._state, connected=False, since=datetime.now(UTC))
            for each in work:
                each.cancel()
            results = await asyncio.gather(*work, return_exceptions=True)
            if self._farewell is not None and client.is_connected:
                with suppress(Error, OSError, TimeoutError):
                    await asyncio.wait_for(self._farewell(client), 2)
            await _shut(client)
            await _end_the_rest()
        for result in results:
            if isinstance(result, Exception) and not isinstance(result, Error | OSError | TimeoutError):
                _log.error("the session with the hub failed; it begins anew", exc_info=result)
        return True

    async def _on_error(self, error: Exception) -> None:
        """A refusal of rights comes only here; who asked waits for an answer that never comes."""
        words = str(error)
        if "permissions violation" in words.lower():
            self._refused.add(words.split('"')[1] if '"' in words else "")
        elif "authorization" in words.lower():
            self._state = replace(self._state, trouble=NOT_KNOWN)

    async def _guarded(self, work: Callable[[Client], Coroutine[Any, Any, T]], timeout: float) -> T:
        client = self._client
        if client is None:
            raise self._no_link()
        if self._doubtful:
            await client.flush(2)
            self._doubtful = False
        return await asyncio.wait_for(work(client), timeout)

    def _no_link(self) -> UserError:
        words = self._state.trouble or f"Chưa kết nối được trục liên thông «{self._pass.hub}»."
        return UserError(words, "Văn bản vẫn nằm ở hộp gửi và tự đi khi kết nối lại.")


class _KnownByKey(Client):
    """The library's client, which shows our key by itself: its own way would need two more packages."""

    def __init__(self, hub_pass: HubPass) -> None:
        super().__init__()
        self._hub_pass = hub_pass
        self._public_nkey = public_of(hub_pass.seed)
        self._auth_configured = True

    async def _select_next_server(self) -> None:
        """Once: the library's own way tries the same server again after two seconds, and forgets what was wrong."""
        (server,) = self._server_pool
        await self._connect_to_server(server)
        self._current_server = server

    async def open(
        self,
        server: str,
        tls: Any,
        closed: asyncio.Event,
        on_error: Callable[[Exception], Awaitable[None]],
    ) -> None:
        async def end() -> None:
            closed.set()

        host = server.rpartition(":")[0].strip("[]")
        await self.connect(
            servers=[f"tls://{server}"],
            name=self._hub_pass.desk,
            tls=tls,
            tls_hostname=host,
            tls_handshake_first=True,
            allow_reconnect=False,
            connect_timeout=3,
            ping_interval=15,
            max_outstanding_pings=2,
            inbox_prefix=inbox(self._hub_pass.desk),
            signature_cb=lambda nonce: answer(self._hub_pass.seed, nonce),
            closed_cb=end,
            error_cb=on_error,
            pending_size=8 << 20,
        )


async def _end_the_rest() -> None:
    """Whoever still waits on the connection that is gone, the library's own tasks among them."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def _tells_something(record: logging.LogRecord) -> bool:
    """The standard library remarks on every TLS connection that ends; nobody can do anything about it."""
    return "eof_received()" not in str(record.msg)


async def _shut(client: Client, seconds: float = 2) -> None:
    with suppress(Error, OSError, TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(client.close(), seconds)


def said(reply: Msg) -> dict[str, Any]:
    """What the server answers. Raises an error of the library's when it is no answer: it counts as none."""
    try:
        found = json.loads(reply.data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Error("not an answer")
    return found


def _accepted(reply: Msg) -> dict[str, Any]:
    """The server's word that it is stored. Raises UserError when it says that it is full, TimeoutError for the rest."""
    answer = said(reply)
    error = answer.get("error")
    if not isinstance(error, dict):
        return answer
    if "per subject" in str(error.get("description", "")):
        raise BoxFull
    if error.get("err_code") in _FULL:
        raise UserError(
            "Trục liên thông đã đầy, chưa nhận thêm gói tin.",
            "Báo người vận hành trục tăng hạn mức hoặc thêm đĩa; gói tin sẽ tự được gửi lại.",
        )
    if error.get("code") == 503:
        raise NoRespondersError
    raise UserError(f"Trục liên thông từ chối: {str(error.get('description', ''))[:200]}.", "Báo người vận hành trục.")
