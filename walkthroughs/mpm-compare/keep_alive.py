#!/usr/bin/env python3
"""Be 100 clients that get a page and stay connected: keep_alive.py HOST PORT

Each client asks for the page and keeps its connection for a next request that never comes, as
browsers do. All connections are closed when ENTER is pressed.
"""

import selectors
import socket
import sys
import time

COUNT = 100
CONNECT_SECONDS = 5
# A server that starts more workers has doubled their number three or four times by then.
PATIENCE_SECONDS = 8

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n"


class ClientsFailed(Exception):
    """Not all clients could connect; the text says why and what to do."""


def connect(host, port, clients):
    """Append COUNT connected clients to `clients`, so that the caller can close what was opened."""
    while len(clients) < COUNT:
        try:
            clients.append(socket.create_connection((host, port), timeout=CONNECT_SECONDS))
            clients[-1].sendall(REQUEST)
        except ConnectionRefusedError as error:
            raise ClientsFailed(
                f"No server answers on {host} port {port}: is the container running?"
            ) from error
        except OSError as error:
            raise ClientsFailed(
                f"Client {len(clients) + 1} of {COUNT} could not ask {host} port {port}: "
                f"{error.strerror or error}."
            ) from error


def count_answered(clients):
    """Wait until every client has its page, or for PATIENCE_SECONDS; return how many have."""
    waiting = set(clients)
    deadline = time.monotonic() + PATIENCE_SECONDS
    with selectors.DefaultSelector() as selector:
        for client in clients:
            selector.register(client, selectors.EVENT_READ)
        while waiting and time.monotonic() < deadline:
            for key, _ in selector.select(timeout=deadline - time.monotonic()):
                selector.unregister(key.fileobj)
                if key.fileobj.recv(65536).startswith(b"HTTP/1.1 200"):
                    waiting.discard(key.fileobj)
    return len(clients) - len(waiting)


def main(arguments):
    """Run the program; return its exit code."""
    if len(arguments) != 2 or not arguments[1].isdecimal() or not 0 < int(arguments[1]) < 65536:
        print("Usage: keep_alive.py HOST PORT, for example: keep_alive.py localhost 8082",
              file=sys.stderr)
        return 2
    clients = []
    try:
        connect(arguments[0], int(arguments[1]), clients)
        answered = count_answered(clients)
        print(f"{answered} clients have their page and stay connected, "
              f"{len(clients) - answered} wait for it.")
        print("Press ENTER to exit", flush=True)
        sys.stdin.readline()
        return 0
    except ClientsFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return 130
    finally:
        for client in clients:
            client.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
