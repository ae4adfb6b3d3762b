"""One bounded question over HTTP: time-stamping and revocation services answer within limits or not at all."""

import time
from collections.abc import Mapping

CHUNK = 16384


class NoReply(Exception):
    """Nobody answered. `overlong` tells an answer that came but was too long or too slow."""

    def __init__(self, overlong: bool = False) -> None:
        super().__init__()
        self.overlong = overlong


def ask(url: str, body: bytes | None, headers: Mapping[str, str], timeout: float, limit: int) -> bytes:
    """Post `body` (get when None) and give at most `limit` bytes of answer; `timeout` seconds bound the whole exchange.

    Redirections are not followed. Raises NoReply.
    """
    import requests

    end = time.monotonic() + timeout
    method = "GET" if body is None else "POST"
    try:
        with requests.request(
            method, url, data=body, headers=dict(headers), timeout=timeout, stream=True, allow_redirects=False
        ) as answer:
            answer.raise_for_status()
            data = bytearray()
            for chunk in answer.iter_content(CHUNK):
                data += chunk
                if len(data) > limit or time.monotonic() > end:
                    raise NoReply(overlong=True)
            return bytes(data)
    except (requests.RequestException, ValueError):
        raise NoReply from None
