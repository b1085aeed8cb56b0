import { isLabsError } from '../../src/core/base/errors';
import type { Engine, Flood } from '../../src/core/ports';
import { goal } from '../figures';
import type { Findings } from '../subject';
import { flood } from './ours';
import { statusAt, type Running } from './stage';

/** More than the usual limit of descriptors lets the engine's proxy carry. */
const asked = 20_000;

/** What is said where more is asked for than the machine can take, and what becomes of the port. */
export async function tooMany(engine: Engine, container: Running): Promise<Findings> {
  const said = await refusal(engine, container);
  const status = await statusAt(container.port);
  return {
    figures: { asked, said, status },
    lines: [
      `  ${asked} asked for: ${said ?? 'this machine takes them'}`,
      `  the port afterwards: ${status === undefined ? 'no answer' : `HTTP ${status}`}`,
      goal('the port still answers', status === 200),
    ],
  };
}

/** What it says; undefined where so many are no problem here, of which not one is left. */
async function refusal(engine: Engine, container: Running): Promise<string | undefined> {
  let connections: Flood;
  try {
    connections = await flood(engine, container, asked);
  } catch (caught) {
    if (!isLabsError(caught)) throw caught;
    return caught.message;
  }
  await connections.release();
  return undefined;
}
