"""The two pipes to the engine: a thread reads, anyone sends, and the main thread serves while it waits."""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from inviwopy._host._frames import FrameReader, ProtocolError, encode_frame
from inviwopy._host._interrupts import Interrupts

__all__ = ["Connection", "DataLostError", "Message", "RemoteError"]

_LOOKUP_SECONDS = 0.5


class Message(NamedTuple):
    header: dict[str, Any]
    payload: bytes


class RemoteError(RuntimeError):
    """The engine refused a request; the text is its sentence."""


class DataLostError(RemoteError):
    """What was asked for was made by a Python that ended. The engine knows this name: it runs the processor again."""


class Connection:
    """Frames in both directions.

    Messages for the main thread are queued in order. Those that must be answered while user code runs (``urgent``)
    are handled by the reading thread itself.
    """

    def __init__(self, read_fd: int, write_fd: int, interrupts: Interrupts) -> None:
        self._read_fd = read_fd
        self._write_fd = write_fd
        self._interrupts = interrupts
        self._write_lock = threading.RLock()
        self._outgoing: deque[bytes] = deque()
        self._is_writing = False
        self._main = threading.get_ident()
        # None wakes a main thread that waits, without a message.
        self._inbox: SimpleQueue[Message | None] = SimpleQueue()
        self._mailboxes: dict[int, SimpleQueue[Message | None]] = {}
        self._early: dict[int, Message] = {}
        self._ids = itertools.count(1)
        self._later: deque[tuple[str, dict[str, Any]]] = deque()
        self._serve: Callable[[Message], None] = lambda _message: None
        self.is_open = True
        self._closed_because = "The engine belongs to the process that this one was forked from"
        os.register_at_fork(after_in_child=self._abandon)

    def start(
        self,
        urgent: Mapping[str, Callable[[Message], None]],
        serve: Callable[[Message], None],
        lost: Callable[[str], None],
    ) -> None:
        """``serve`` is called by a main thread that waits in ``ask``; ``lost`` by whoever finds the pipe closed."""
        self._serve = serve
        self._lost = lost
        threading.Thread(target=self._read, args=(urgent,), name="inviwo-reader", daemon=True).start()

    @property
    def is_main_thread(self) -> bool:
        """Whether this is the thread that serves."""
        return threading.get_ident() == self._main

    def wake(self) -> None:
        self._inbox.put(None)

    def deliver(self, method: str, **params: Any) -> None:
        """A notification of this process to its own main thread, behind what has arrived."""
        self._inbox.put(Message({"method": method, "params": params}, b""))

    def receive(self) -> Message | None:
        """The next message for the main thread; None after ``wake``."""
        return self._inbox.get()

    def send(self, message: Mapping[str, Any], payload: bytes | bytearray = b"") -> None:
        while self._later:
            with contextlib.suppress(IndexError):
                method, params = self._later.popleft()
                self._write(encode_frame({"method": method, "params": params}))
        self._write(encode_frame(message, payload))

    def notify(self, method: str, payload: bytes | bytearray = b"", **params: Any) -> None:
        self.send({"method": method, "params": params}, payload)

    def notify_later(self, method: str, **params: Any) -> None:
        """For destructors, which may run inside ``send``: goes out before the next message."""
        self._later.append((method, params))

    def ask(self, method: str, **params: Any) -> tuple[Any, bytes]:
        """Sends a request and waits. The main thread serves other messages meanwhile, so that the engine may ask
        something of this process before it answers. Raises RemoteError, and KeyboardInterrupt in user code."""
        if not self.is_open:
            raise RemoteError(self._closed_because)
        identifier = next(self._ids)
        on_main = threading.get_ident() == self._main
        mailbox = self._inbox if on_main else SimpleQueue()
        before = self._interrupts.shield()
        try:
            self._mailboxes[identifier] = mailbox
            self.send({"id": identifier, "method": method, "params": {**params, "nested": on_main}})
            answer = self._wait(identifier, mailbox, on_main)
        finally:
            self._mailboxes.pop(identifier, None)
            self._interrupts.unshield(before)
        if answer is None:
            raise KeyboardInterrupt
        if "error" in answer.header:
            refusal = answer.header["error"]
            kind = DataLostError if refusal.get("type") == "DataLostError" else RemoteError
            raise kind(refusal.get("message", "The engine refused"))
        return answer.header.get("result"), answer.payload

    def _wait(self, identifier: int, mailbox: SimpleQueue[Message | None], on_main: bool) -> Message | None:
        while True:
            answer = self._early.pop(identifier, None) or _next(mailbox, on_main)
            if answer is None:
                if self._interrupts.is_pending:
                    return None
            elif "method" in answer.header:
                self._serve(answer)
                self._interrupts.shield()
            elif answer.header.get("id") == identifier:
                return answer
            elif on_main and answer.header.get("id") in self._mailboxes:
                # An outer request of this thread was answered first.
                self._early[answer.header["id"]] = answer

    def _read(self, urgent: Mapping[str, Callable[[Message], None]]) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGUSR1})
        reader = FrameReader()
        try:
            while True:
                chunk = os.read(self._read_fd, 1 << 18)
                if not chunk:
                    return self._lost("The engine closed the connection.")
                for header, payload in reader.push(chunk):
                    self._sort(Message(header, payload), urgent)
        except (ProtocolError, OSError) as error:
            self._lost(f"The connection to the engine broke: {error}")
        finally:
            if not self.is_open:
                os.close(self._read_fd)

    def _sort(self, message: Message, urgent: Mapping[str, Callable[[Message], None]]) -> None:
        method = message.header.get("method")
        if method is None:
            mailbox = self._mailboxes.get(message.header.get("id", -1))
            if mailbox:
                mailbox.put(message)
        elif method in urgent:
            urgent[method](message)
        else:
            self._inbox.put(message)

    def _write(self, frame: bytes) -> None:
        self._outgoing.append(frame)
        before = self._interrupts.shield()
        try:
            with self._write_lock:
                # A destructor that prints may run in the middle of a write of the same thread: that write goes on with it.
                if not self._is_writing:
                    self._is_writing = True
                    try:
                        self._drain()
                    finally:
                        self._is_writing = False
        except OSError as error:
            self._lost(f"The connection to the engine broke: {error}")
        finally:
            self._interrupts.unshield(before)

    def _drain(self) -> None:
        while self._outgoing:
            view = memoryview(self._outgoing.popleft())
            while view and self.is_open:
                view = view[os.write(self._write_fd, view) :]

    def close(self, reason: str) -> None:
        """Nothing is sent from now on; who waits for an answer is refused with ``reason``, and ``receive`` is woken."""
        if not self.is_open:
            return
        self.is_open = False
        self._closed_because = reason
        for identifier, mailbox in list(self._mailboxes.items()):
            mailbox.put(Message({"id": identifier, "error": {"message": reason}}, b""))
        self.wake()
        # Not while somebody writes: the number may be another file's by then. The engine ends at the end of the pipe,
        # and with it the reading thread, which closes the other one.
        if self._write_lock.acquire(timeout=1):
            with contextlib.suppress(OSError):
                os.close(self._write_fd)
            self._write_lock.release()

    def _abandon(self) -> None:
        """A forked child must not write into the frames of its parent."""
        if not self.is_open:
            return
        self.is_open = False
        self._is_writing = False
        self._outgoing.clear()
        self._write_lock = threading.RLock()
        for fd in (self._read_fd, self._write_fd):
            with contextlib.suppress(OSError):
                os.close(fd)


def _next(mailbox: SimpleQueue[Message | None], on_main: bool) -> Message | None:
    """The thread that serves is woken by its signal handler. Another one may be the program's main thread, and a signal
    that comes just before its wait begins would not end the wait: it looks up now and then."""
    if on_main:
        return mailbox.get()
    while True:
        with contextlib.suppress(Empty):
            return mailbox.get(timeout=_LOOKUP_SECONDS)
