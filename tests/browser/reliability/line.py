"""A line between browser and server that loses answers, or brings requests too late."""

import socket
import threading
from contextlib import suppress


class Line:
    """Passes bytes on. What is to happen to the next PUT can be said once."""

    def __init__(self, server: int) -> None:
        self.server = server
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        self.lost, self.late = threading.Event(), threading.Event()
        self._lose = self._delay = False
        self._held = b""
        threading.Thread(target=self._accept, daemon=True).start()

    def lose_next_answer(self) -> None:
        """The next PUT reaches the server; the connection breaks before its answer arrives."""
        self._lose = True

    def delay_next_request(self) -> None:
        """The connection of the next PUT breaks; its request arrives when `deliver` is called."""
        self._delay = True

    def deliver(self) -> bytes:
        """Brings the delayed request to the server, and gives back the answer's first line."""
        with socket.create_connection(("127.0.0.1", self.server)) as there:
            there.sendall(self._held)
            return there.recv(65_536).split(b"\r\n")[0]

    def close(self) -> None:
        self.listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self.listening.accept()
                there = socket.create_connection(("127.0.0.1", self.server))
                losing = threading.Event()
                for work in (self._up, self._down):
                    args = (here, there, losing)
                    threading.Thread(target=work, args=args, daemon=True).start()

    def _up(self, here: socket.socket, there: socket.socket, losing: threading.Event) -> None:
        with here, there, suppress(OSError):
            while data := here.recv(65_536):
                is_put = data.startswith(b"PUT ")
                if is_put and self._delay:
                    self._delay, self._held = False, whole(here, data)
                    self.late.set()
                    return
                if is_put and self._lose:
                    self._lose = False
                    losing.set()
                there.sendall(data)
            there.shutdown(socket.SHUT_WR)

    def _down(self, here: socket.socket, there: socket.socket, losing: threading.Event) -> None:
        with suppress(OSError):
            while data := there.recv(65_536):
                if losing.is_set():
                    here.shutdown(socket.SHUT_RDWR)
                    self.lost.set()
                    return
                here.sendall(data)
            here.shutdown(socket.SHUT_WR)


def whole(here: socket.socket, data: bytes) -> bytes:
    """A request with all of its body."""
    head, _, body = data.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(fields[b"content-length"]):
        body += here.recv(65_536)
    return head + b"\r\n\r\n" + body
