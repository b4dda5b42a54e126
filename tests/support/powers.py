"""Processes that may do less than the tests, which in containers often run as root."""

from __future__ import annotations

import ctypes
import os
import resource

_PR_CAPBSET_DROP = 24
_OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: root ignores the modes of files by them


def heed_modes() -> None:
    """Let this process, once it runs a program, heed the modes of files even if it is root's."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for one in _OVERRIDES:
            if library.prctl(_PR_CAPBSET_DROP, one, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "cannot give up a capability")


def write_little() -> None:
    """Let every file of this process be refused at 100,000 bytes, as a disk that is full refuses it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
