"""Arrivals: where a request comes from; what a proxy says of it counts only if the proxy is trusted."""

import ipaddress
import re
import uuid
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Scope

from corpus.access import Access

LONGEST_IDENTITY = 256  # characters

_REQUEST_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request as it reached us."""

    request_id: str
    address: str  # of the client; "" when there is none to tell
    scheme: str
    proxied: bool  # a trusted proxy passed it on
    identity: str = ""  # whom the proxy says it is from


def arrival_of(scope: Scope, access: Access) -> Arrival:
    """Return where a request comes from."""
    peer: str = scope["client"][0] if scope.get("client") else ""
    if not access.trusts(peer):
        return Arrival(_new_id(), peer, scope["scheme"], proxied=False)
    headers = Headers(scope=scope)
    said_id, said_scheme = headers.get("x-request-id", ""), headers.get("x-forwarded-proto", "").strip().casefold()
    return Arrival(
        request_id=said_id if _REQUEST_ID.fullmatch(said_id) else _new_id(),
        address=_client(headers.getlist("x-forwarded-for"), access) or peer,
        scheme=said_scheme if said_scheme in _SCHEMES else scope["scheme"],
        proxied=True,
        identity=_identity(headers, access),
    )


def _client(said: list[str], access: Access) -> str:
    """Return the nearest address that is not a trusted proxy's: what stands before it, its sender could make up."""
    for address in reversed([one.strip() for line in said for one in line.split(",")]):
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return ""
        if not access.trusts(address):
            return str(found)
    return ""


def _identity(headers: Headers, access: Access) -> str:
    """Return who has signed in; nobody when it is said twice, for then one of them is not the proxy's."""
    said = headers.getlist(access.identity_header) if access.identity_header else []
    identity = said[0].strip() if len(said) == 1 else ""
    return identity if len(identity) <= LONGEST_IDENTITY and identity.isprintable() else ""


def _new_id() -> str:
    return uuid.uuid4().hex[:12]
