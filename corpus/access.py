"""Access: who may reach a served assistant, and how often; what an operator says of it."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from corpus.errors import UsageError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

SHORTEST = 16  # characters of a token: a shorter one could be guessed
USUAL_RATE = "600/minute"  # for each client, where people sign in
NO_RATE = "off"

_RATE = re.compile(rf"[1-9]\d{{0,6}}/(?:second|minute|hour)|{NO_RATE}")
_HEADER = re.compile(r"[A-Za-z0-9-]+")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_NAMES = "use small letters, digits, dots, hyphens and underscores"
_HOST = re.compile(r"(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_SEPARATOR = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in; as it stands by default everybody may, and only this machine can reach it."""

    tokens: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # VERSE_TOKENS: each name, and its sha256
    tokens_file: Path | None = None  # VERSE_TOKENS_FILE: more of them, kept as their sha256
    proxies: tuple[Network, ...] = ()  # VERSE_TRUSTED_PROXIES: whose word on a request is believed
    identity_header: str = ""  # VERSE_IDENTITY_HEADER: in which they say who has signed in
    hosts: tuple[str, ...] = ()  # VERSE_HOSTS: names with a dot in them that this service is reached by
    origins: tuple[str, ...] = ()  # VERSE_ORIGINS: other sites whose pages may call the API
    rate: str = ""  # VERSE_RATE: requests of one client, such as 600/minute
    log_identity: bool = False  # VERSE_LOG_IDENTITY: whether the log says who asked

    def __post_init__(self) -> None:
        if self.identity_header and not self.proxies:
            raise UsageError(
                "VERSE_IDENTITY_HEADER is believed only of a proxy that is trusted: set VERSE_TRUSTED_PROXIES to its "
                "address, or unset it."
            )

    @classmethod
    def from_variables(cls, said: Mapping[str, str]) -> "Access":
        """Read the variables; raise a UsageError that names the one that cannot be meant."""
        file = said.get("VERSE_TOKENS_FILE", "").strip()
        return cls(
            tokens=tuple(_token(pair) for pair in _listed(said, "VERSE_TOKENS")),
            tokens_file=Path(file).expanduser() if file else None,
            proxies=tuple(_network(address) for address in _listed(said, "VERSE_TRUSTED_PROXIES")),
            identity_header=_matching(
                said, "VERSE_IDENTITY_HEADER", _HEADER, "the name of a header, such as X-Remote-User"
            ),
            hosts=tuple(_host(name) for name in _listed(said, "VERSE_HOSTS")),
            origins=tuple(_origin(address) for address in _listed(said, "VERSE_ORIGINS")),
            rate=_matching(said, "VERSE_RATE", _RATE, "a rate, such as 600/minute, or off"),
            log_identity=_yes(said, "VERSE_LOG_IDENTITY"),
        )

    @property
    def by_token(self) -> bool:
        """Whether tokens let people in."""
        return bool(self.tokens) or self.tokens_file is not None

    @property
    def guarded(self) -> bool:
        """Whether anything is asked of who comes in."""
        return self.by_token or bool(self.proxies)

    @property
    def limit(self) -> str:
        """How often one client may ask; empty where there is no limit."""
        rate = self.rate or (USUAL_RATE if self.guarded else "")
        return "" if rate == NO_RATE else rate

    def trusts(self, address: str) -> bool:
        """Whether an address is that of a trusted proxy."""
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
            found = found.ipv4_mapped
        return any(found in network for network in self.proxies)


OPEN = Access()


def digest(token: str) -> str:
    """Return what is kept of a token: enough to know it again, too little to make it from."""
    return sha256(token.encode()).hexdigest()


def named(name: str) -> str:
    """Return the name of a token; raise a UsageError when it is none."""
    if not _NAME.fullmatch(name):
        raise UsageError(f"“{name}” is no name for a token: {_NAMES}.")
    return name


def _token(pair: str) -> tuple[str, str]:
    name, equals, token = pair.partition("=")
    if not equals:  # it may be a token without its name: it is not repeated
        raise UsageError("VERSE_TOKENS holds something without a name: write it as NAME=TOKEN NAME=TOKEN.")
    if not _NAME.fullmatch(name):
        raise UsageError(f"VERSE_TOKENS holds a token with a name that is none: {_NAMES}.")
    if len(token) < SHORTEST:
        raise UsageError(
            f"The token “{name}” in VERSE_TOKENS has {len(token)} characters and could be guessed: "
            f"choose one of {SHORTEST} or more; “verse token” makes one."
        )
    return name, digest(token)


def _network(address: str) -> Network:
    try:
        network = ipaddress.ip_network(address)
    except ValueError as exc:
        raise UsageError(
            f"VERSE_TRUSTED_PROXIES holds “{address}”, which is no address: write 10.0.0.7 or 10.0.0.0/24."
        ) from exc
    if network.prefixlen == 0:
        raise UsageError(
            f"VERSE_TRUSTED_PROXIES holds “{address}”, which is everybody: anyone could say who they are. "
            "Give the addresses of your proxy alone."
        )
    return network


def _host(name: str) -> str:
    name = name.casefold()
    if not _HOST.fullmatch(name):
        raise UsageError(
            f"VERSE_HOSTS holds “{name}”, which is no name of a host: write policies.north-shire.example, without "
            "https:// and without a port."
        )
    return name


def _origin(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query or "*" in parts.netloc:
        raise UsageError(
            f"VERSE_ORIGINS holds “{address}”, which is no origin: write https://intranet.north-shire.example, "
            "without a path and without *."
        )
    return address.casefold()


def _matching(said: Mapping[str, str], variable: str, form: re.Pattern[str], what: str) -> str:
    words = said.get(variable, "").strip()
    if words and not form.fullmatch(words):
        raise UsageError(f"{variable} is “{words}”, which is not {what}.")
    return words


def _yes(said: Mapping[str, str], variable: str) -> bool:
    words = said.get(variable, "").strip().casefold()
    if words not in ("", "yes", "no"):
        raise UsageError(f"{variable} is “{words}”: say yes or no.")
    return words == "yes"


def _listed(said: Mapping[str, str], variable: str) -> list[str]:
    return [one for one in _SEPARATOR.split(said.get(variable, "")) if one]
