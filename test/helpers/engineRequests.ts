import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Engine } from '../../src/core/ports';

/** Does to a container what the product never does: `kill?signal=KILL`, `restart?t=0`, `pause`. */
export async function doTo(engine: Engine, id: string, deed: string): Promise<void> {
  const [, socketPath] = /^unix:\/\/(.*)$/.exec(engine.address) ?? [];
  assert.ok(socketPath !== undefined, `${engine.address} is no socket`);
  const asked = request({ socketPath, path: `/containers/${id}/${deed}`, method: 'POST' }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  assert.equal(
    Math.floor((answer.statusCode ?? 0) / 100),
    2,
    `${deed}: ${answer.statusMessage ?? ''}`,
  );
}
