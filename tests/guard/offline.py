"""Refuse whatever would leave this machine, in the tests and in the Python programs they start.

Each attempt is also written to a file, so that one which somebody swallows is seen all the same.
"""

import ipaddress
import os
import sys
from pathlib import Path

LEDGER = "OFFLINE_LEDGER"  # the variable that names the file

# Where the events of the socket module carry a host or an address.
_HOST = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0}
_ADDRESS = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}


class LeavesTheMachine(RuntimeError):
    """Something asked for a connection to another machine, or for its address."""


def refuse() -> None:
    """From now on refuse, in this process, any connection but to this machine."""
    sys.addaudithook(_watch)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in _HOST:
        host = args[_HOST[event]]
    elif event in _ADDRESS:
        address = args[_ADDRESS[event]]
        if not isinstance(address, tuple):  # a Unix socket, or a socket already connected
            return
        host = address[0]
    else:
        return
    if _is_here(host):
        return
    said = f"{event} to {host!r} in {' '.join(sys.argv)[:200] or 'python'}"
    if LEDGER in os.environ:
        with Path(os.environ[LEDGER]).open("a", encoding="utf-8") as ledger:
            ledger.write(said + "\n")
    raise LeavesTheMachine(said)


def _is_here(host: object) -> bool:
    if isinstance(host, bytes | bytearray):
        host = host.decode("ascii", "replace")
    if host is None or host in {"", "localhost"}:
        return True
    try:
        address = ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
