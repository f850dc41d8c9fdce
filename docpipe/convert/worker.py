"""Lines on standard input → PDFs, by LibreOffice inside this process: the C interface LibreOfficeKit, called through ctypes.

Run by its file name in a process of its own, with nothing of docpipe imported: it starts in hundredths of a second, and a crash of LibreOffice ends only it.
One JSON line in for a document, one out when it is done; the first line out says that LibreOffice is ready. The interface is that of
include/LibreOfficeKit/LibreOfficeKit.h: each table of functions begins with its size in bytes, and new members are only appended.
"""

from __future__ import annotations

import ctypes
import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

_OFFICE_GET_ERROR, _OFFICE_LOAD, _OFFICE_FREE_ERROR, _OFFICE_RUN_LOOP = 3, 4, 5, 13
_DOCUMENT_DESTROY, _DOCUMENT_SAVE_AS = 1, 2
_PR_SET_PDEATHSIG = 1
_BATCH = b"Batch=true"
"""Nothing is asked: what would be a dialogue is answered by 'cancel'."""

_POLL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_WAKE = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_Table = Any
"""A pointer to a table of functions; ctypes' pointer types have no names to annotate with."""


def _table(instance: int) -> _Table:
    return ctypes.cast(ctypes.cast(instance, ctypes.POINTER(ctypes.c_void_p))[0] or 0, ctypes.POINTER(ctypes.c_void_p))


def _member(table: _Table, place: int, result: Any, *arguments: Any) -> Callable[..., Any] | None:
    """Return a function of a table; None where this LibreOffice is older than the function."""
    if place >= (table[0] or 0) // ctypes.sizeof(ctypes.c_void_p):
        return None
    return ctypes.CFUNCTYPE(result, *arguments)(table[place])


class Office:
    """LibreOffice in this process. Raises OSError, AttributeError when the library is not what it should be, RuntimeError when it does not start."""

    def __init__(self, library: str, program: str, profile: str) -> None:
        # One thread for everything: else LibreOffice formats and paints each document for a screen that is not there, a quarter of its whole time.
        os.environ["SAL_LOK_OPTIONS"] = "unipoll"
        hook = ctypes.CDLL(library).libreofficekit_hook_2
        hook.restype, hook.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_char_p)
        self._office = hook(program.encode(), profile.encode())
        if not self._office:
            raise RuntimeError("LibreOffice did not start")
        table = _table(self._office)
        self._load = _member(table, _OFFICE_LOAD, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p)
        self._get_error = _member(table, _OFFICE_GET_ERROR, ctypes.c_void_p, ctypes.c_void_p)
        self._free_error = _member(table, _OFFICE_FREE_ERROR, None, ctypes.c_void_p)
        self._run_loop = _member(table, _OFFICE_RUN_LOOP, None, ctypes.c_void_p, _POLL, _WAKE, ctypes.c_void_p)

    def convert(self, source: str, target: str, options: str) -> str | None:
        """Convert one file, both given as URLs; return None, or what LibreOffice said when it did not."""
        assert self._load is not None
        document = self._load(self._office, source.encode(), _BATCH)
        if not document:
            return self._error()
        table = _table(document)
        destroy = _member(table, _DOCUMENT_DESTROY, None, ctypes.c_void_p)
        save = _member(table, _DOCUMENT_SAVE_AS, ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p)
        assert destroy is not None
        assert save is not None
        saved = save(document, target.encode(), b"pdf", options.encode())
        said = None if saved else self._error()
        destroy(document)
        return said

    def _error(self) -> str:
        said = self._get_error(self._office) if self._get_error else None
        text = ctypes.string_at(said).decode("utf-8", "replace") if said else ""
        if said and self._free_error:
            self._free_error(said)
        return text

    def serve(self, turn: Callable[[], None]) -> None:
        """Call `turn` for ever, from inside LibreOffice's own loop: between two turns it puts away what is left of the last document."""

        def poll(_data: int | None, _microseconds: int) -> int:
            try:
                turn()
            except BaseException:  # noqa: BLE001 - ctypes would print it and go on; nobody would be answered
                os._exit(1)
            return 0

        if self._run_loop is None:
            while True:
                turn()
        # LibreOffice polls only where it is given some data for the callback.
        self._run_loop(self._office, _POLL(poll), _WAKE(lambda _data: None), ctypes.c_void_p(1))


def _die_with(parent: int) -> None:
    """End when the parent does, however it ends. On Linux the system sees to it at once; elsewhere the end of standard input tells."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def _listen(requests: queue.SimpleQueue[dict[str, str]]) -> None:
    for line in sys.stdin.buffer:
        requests.put(json.loads(line))
    os._exit(0)


def _resident() -> int:
    """Return the memory in use, in MB; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123 - pathlib takes long to import
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    except OSError:
        return 0


def main() -> None:
    """Serve until standard input ends."""
    setting = json.loads(sys.argv[1])
    _die_with(setting["parent"])
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what LibreOffice prints must not get among the answers
    requests: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    office = Office(setting["library"], setting["program"], setting["profile"])
    said_ready = False

    def turn() -> None:
        nonlocal said_ready
        if not said_ready:
            said_ready = True
            answers.write(b'{"ready": true}\n')
        request = requests.get()
        said = office.convert(request["source"], request["target"], setting["options"][request["way"]])
        answers.write(json.dumps({"said": said, "megabytes": _resident()}).encode() + b"\n")

    office.serve(turn)


if __name__ == "__main__":
    main()
