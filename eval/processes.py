"""Processes as the system tells of them: their children, their memory, their processor time (Linux)."""

import os
from pathlib import Path


def children_of(process: int) -> tuple[int, ...]:
    """Return the processes that a process has started; () where the system does not tell."""
    return tuple(map(int, _told(process, f"task/{process}/children").split()))


def peak_of(process: int) -> int:
    """Return the most memory that a process has held, in bytes; 0 where the system does not tell."""
    lines = _told(process, "status").splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def cpu_of(process: int) -> float:
    """Return the seconds of processor time that a process has taken; 0 where the system does not tell."""
    fields = _told(process, "stat").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def command_of(process: int) -> str:
    """Return the command that a process runs; "" where the system does not tell."""
    return _told(process, "cmdline").replace("\0", " ")


def _told(process: int, what: str) -> str:
    try:
        return Path(f"/proc/{process}/{what}").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
