#!/usr/bin/env python3
"""Hold 100 connections to a server open: make_conn.py HOST PORT

Each connection sends the first byte of a request and never the rest, so the server keeps waiting
for it. All are closed when ENTER is pressed.
"""

import socket
import sys

COUNT = 100
CONNECT_SECONDS = 5


class ConnectionsFailed(Exception):
    """Not all connections could be opened; the text says why and what to do."""


def open_connections(host, port, held):
    """Append COUNT connections to `held`, so that the caller can close what was opened by then."""
    while len(held) < COUNT:
        try:
            connection = socket.create_connection((host, port), timeout=CONNECT_SECONDS)
            held.append(connection)
            connection.sendall(b"G")
        except ConnectionRefusedError as error:
            raise ConnectionsFailed(
                f"No server answers on {host} port {port}: is the container running?"
            ) from error
        except socket.gaierror as error:
            raise ConnectionsFailed(f"The host name {host} is not known.") from error
        except OSError as error:
            raise ConnectionsFailed(
                f"Connection {len(held) + 1} of {COUNT} to {host} port {port} failed: "
                f"{error.strerror or error}."
            ) from error


def main(arguments):
    """Run the program; return its exit code."""
    if len(arguments) != 2 or not arguments[1].isdecimal() or not 0 < int(arguments[1]) < 65536:
        print("Usage: make_conn.py HOST PORT, for example: make_conn.py localhost 8080",
              file=sys.stderr)
        return 2
    held = []
    try:
        open_connections(arguments[0], int(arguments[1]), held)
        print(f"{len(held)} connections are held open.")
        print("Press ENTER to exit", flush=True)
        sys.stdin.readline()
        return 0
    except ConnectionsFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return 130
    finally:
        for connection in held:
            connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
