import { connect } from 'node:net';
import * as l10n from '@vscode/l10n';
import type { KnockAnswer } from '../../core/checks/observer';

/** Loopback connections are made in well under a millisecond; one that needs this long is not taken. */
const limitMilliseconds = 3000;

/** An engine's proxy takes any connection, and closes it at once where it finds no server behind. */
const proxyMilliseconds = 200;

/** Whether a connection to a port of this machine is taken, and not closed again at once. It sends
 * nothing, and is reset, so that nothing of it lingers at the server. */
export async function knockAt(port: number): Promise<KnockAnswer> {
  const address = `127.0.0.1:${String(port)}`;
  const socket = connect(port, '127.0.0.1');
  try {
    const why = await new Promise<string | undefined>((resolve) => {
      socket.setTimeout(limitMilliseconds);
      socket.once('timeout', () => {
        resolve(socket.connecting ? l10n.t('no answer') : undefined);
      });
      socket.once('error', (failure: NodeJS.ErrnoException) => {
        resolve(failure.code ?? failure.message);
      });
      socket.once('end', () => {
        resolve(l10n.t('closed at once'));
      });
      // A server that speaks first is there, even if it ends the connection then.
      socket.once('data', () => {
        resolve(undefined);
      });
      socket.once('connect', () => {
        socket.setTimeout(proxyMilliseconds);
      });
    });
    return why === undefined ? { taken: true, address } : { taken: false, address, why };
  } finally {
    // A reset of what the other side has just closed would never be done (seen with Node 20.20).
    if (socket.connecting || socket.writableEnded) socket.destroy();
    else socket.resetAndDestroy();
  }
}
