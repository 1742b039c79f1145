"""Hosts: which names this service is asked for by.

A page elsewhere can give a name of its own this machine's address, and then ask as if it were ours.
Such a name has a dot in it; addresses, and names that only mean something nearby, cannot be used so.
"""

import ipaddress
import re

from fastapi import Request

from assistant.api.problems import Problem, ProblemError

_NEARBY = re.compile(r"[a-z0-9_-]*(?:\.localhost)?")

UNKNOWN = Problem(
    421,
    "unknown-host",
    "The request asks for a host by a name that is not this service’s. Whoever runs it lists its names in VERSE_HOSTS.",
)


def check_host(request: Request, names: tuple[str, ...]) -> None:
    """Stop a request that asks for some other service."""
    said = request.headers.getlist("host")
    if len(said) > 1 or not all(_known(_name(host), names) for host in said):
        raise ProblemError(UNKNOWN)


def _name(host: str) -> str:
    """Return a Host header without its port."""
    name, colon, port = host.rpartition(":")
    bare = name if colon and (port.isdigit() or not port) and not name.endswith(":") else host
    return (bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare).casefold()


def _known(name: str, names: tuple[str, ...]) -> bool:
    if _NEARBY.fullmatch(name) or _is_address(name):
        return True
    return any(name.endswith(each[1:]) if each.startswith("*.") else name == each for each in names)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
