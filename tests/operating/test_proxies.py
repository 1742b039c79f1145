"""The proxies of the guide, as it prints them: they sign people in, and nobody can say in their place who they are."""

import ipaddress
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from corpus.access import Access
from tests.operating.test_guide import block
from tests.security.serving import Place, served

NAME = "policies.north-shire.example"
PERSON = ("practitioner", "an invented password")
ACCESS = Access(
    proxies=(ipaddress.ip_network("127.0.0.1"),), identity_header="X-Remote-User", hosts=(NAME,), log_identity=True
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The service, with the settings of the guide."""
    with served(tmp_path_factory.mktemp("home"), ACCESS) as place:
        yield place


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of the name, signed by itself, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    files = folder / "policies.pem", folder / "policies.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
         "-addext", f"subjectAltName=DNS:{NAME}", "-out", str(files[0]), "-keyout", str(files[1])],
        check=True, capture_output=True,
    )  # fmt: skip
    return files


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def proxy(
    request: pytest.FixtureRequest,
    place: Place,
    certificate: tuple[Path, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[httpx.Client]:
    """A client of the proxy that has not signed in."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    starts: dict[str, Callable[..., list[str]]] = {"nginx": _nginx, "caddy": _caddy}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = starts[request.param](tmp_path_factory.mktemp(request.param), place, certificate, port)
    with _running(command, port), _client(port, certificate[0]) as client:
        yield client


def test_nobody_comes_through_without_signing_in(proxy: httpx.Client) -> None:
    for headers in ({}, {"X-Remote-User": "somebody"}, {"X-Forwarded-For": "127.0.0.1", "X-Remote-User": "somebody"}):
        assert proxy.get("/v1/documents", headers=headers).status_code == 401


def test_whoever_signs_in_is_answered_and_named_by_the_proxy_alone(
    proxy: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    forged = {"X-Remote-User": "somebody-else", "X-Request-ID": "of-my-own"}
    with caplog.at_level("INFO", logger="assistant"):
        answer = proxy.post("/v1/ask", json={"question": "how long?"}, auth=PERSON, headers=forged)
    assert answer.status_code == 200
    line = next(line for line in caplog.messages if "status=answered" in line)
    assert f"by={PERSON[0]}" in line and "somebody-else" not in caplog.text
    assert f"request={answer.headers['x-request-id']} " in line
    assert "of-my-own" not in line
    assert answer.headers["strict-transport-security"].startswith("max-age=")


def test_pages_and_forms_work_through_it(proxy: httpx.Client) -> None:
    page = proxy.get("/", auth=PERSON, headers={"Accept": "text/html"})
    assert page.status_code == 200
    own = {"Accept": "text/html", "Origin": str(proxy.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    assert proxy.post("/ask", data={"question": "how long?"}, auth=PERSON, headers=own).status_code == 200
    foreign = {**own, "Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    assert proxy.post("/ask", data={"question": "how long?"}, auth=PERSON, headers=foreign).status_code == 403


def test_metrics_are_not_told_to_the_outside(proxy: httpx.Client) -> None:
    assert proxy.get("/metrics", auth=PERSON).status_code == 403


def test_what_is_too_large_is_refused(proxy: httpx.Client) -> None:
    answer = proxy.post("/v1/ask", content=b"a" * 100_000, auth=PERSON, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


def _nginx(folder: Path, place: Place, certificate: tuple[Path, Path], port: int) -> list[str]:
    people = folder / "people"
    people.write_text(f"{PERSON[0]}:{{PLAIN}}{PERSON[1]}\n", "utf-8")
    server = _here(block("nginx"), place, certificate).replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    server = server.replace("/etc/nginx/people", str(people))
    folders = "".join(
        f"{kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; master_process off; pid {folder / 'pid'}; error_log {folder / 'errors'};\n"
        f"events {{}}\nhttp {{\n{folders}{server}}}\n",
        "utf-8",
    )
    return ["nginx", "-p", str(folder), "-e", str(folder / "errors"), "-c", str(file)]


def _caddy(folder: Path, place: Place, certificate: tuple[Path, Path], port: int) -> list[str]:
    hashed = subprocess.run(
        ["caddy", "hash-password", "--plaintext", PERSON[1]], check=True, capture_output=True, text=True
    ).stdout.strip()
    people = folder / "people"
    people.write_text(f"{PERSON[0]} {hashed}\n", "utf-8")
    site = _here(block("caddyfile"), place, certificate).replace("/etc/caddy/people", str(people))
    site = site.replace(f"{NAME} {{", f"https://{NAME}:{port} {{\n\tbind 127.0.0.1", 1)
    file = folder / "Caddyfile"
    options = f"{{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system {folder / 'kept'}\n}}\n"
    file.write_text(options + site, "utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(file)]


def _here(text: str, place: Place, certificate: tuple[Path, Path]) -> str:
    """Return a configuration of the guide with the addresses and files of this test."""
    host, port = place.host
    for there, here in (
        ("127.0.0.1:8000", f"{host}:{port}"),
        ("/etc/ssl/policies.pem", str(certificate[0])),
        ("/etc/ssl/policies.key", str(certificate[1])),
    ):
        assert there in text
        text = text.replace(there, here)
    return text


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            until = time.monotonic() + 15
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    assert process.poll() is None and process.stdout, process.stdout and process.stdout.read()
                    assert time.monotonic() < until
                    time.sleep(0.05)
            yield
        finally:
            process.terminate()


@contextmanager
def _client(port: int, certificate: Path) -> Iterator[httpx.Client]:
    """Yield a client that asks for the name, wherever it stands, and believes the certificate."""
    trusting = ssl.create_default_context(cafile=str(certificate))

    def named(request: httpx.Request) -> None:
        request.extensions["sni_hostname"] = NAME
        request.headers["Host"] = f"{NAME}:{port}"

    base = f"https://127.0.0.1:{port}"
    with httpx.Client(base_url=base, verify=trusting, timeout=20, event_hooks={"request": [named]}) as client:
        yield client
