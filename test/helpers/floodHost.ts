import assert from 'node:assert/strict';
import { findEngine } from '../../src/engine';
import { floodStarter } from '../../src/flood';
import { elsewhere, flood, floodPrograms, startFlood } from './floods';

// Not to be imported: the host of a flood in a process of its own, which a test ends as it likes. Ends
// without a release when its input does. `node floodHost.js ENGINE CONTAINER COUNT [inside|PROGRAM]`

async function main([address = '', name = '', count, from]: readonly string[]): Promise<void> {
  const engine = await findEngine({ choice: address });
  const container = await engine.container(name);
  assert.ok(container);
  const its = from === 'inside' ? elsewhere(engine) : engine;
  const program = floodPrograms[from ?? ''];
  const start = program === undefined ? startFlood : floodStarter([program]);
  const held = await flood(its, container, Number(count), {}, start);
  await held.settled;
  process.stdout.write(`held ${String(held.state.held)}\n`);
  process.stdin.resume().on('end', () => process.exit());
  const end = await held.ended;
  const why = end.why === 'failed' ? `${end.failure.code}: ${end.failure.message}` : end.why;
  process.stdout.write(`ended ${why}\n`);
}

void main(process.argv.slice(2));
