// The program that holds the connections of a flood, in a process of its own: see floodProgram.ts.
import { createInterface } from 'node:readline';
import { systemClock } from '../../core/base/clock';
import type { FloodOrder, FloodReport } from '../messages';
import { FloodProgram } from './floodProgram';

const tell = (report: FloodReport): void => {
  const leave = report.is === 'ended' ? (): void => process.exit() : undefined;
  process.stdout.write(`${JSON.stringify(report)}\n`, leave);
};
const program = new FloodProgram(systemClock, tell);

// Whoever started it has gone, however that came about: nothing is held any longer.
const end = (): void => {
  void program.release('released').then(() => {
    // Nobody may be there to read the last word.
    process.exit();
  });
};
process.stdin.on('end', end).on('error', end);
process.stdout.on('error', end);
process.on('SIGTERM', end);
// Ctrl-C in a terminal is for the host, which knows what to say before it lets go; and whoever stops
// the host by Ctrl-Z must not stop what ends in time.
for (const signal of ['SIGINT', 'SIGTSTP'] as const) process.on(signal, () => undefined);

createInterface({ input: process.stdin }).on('line', (line) => {
  try {
    program.take(JSON.parse(line) as FloodOrder);
  } catch (caught) {
    // Who says this is no host of ours, and nothing is held for it.
    process.stderr.write(`live-labs-flood: ${String(caught)}\n`);
    process.exitCode = 1;
    end();
  }
});
tell({ is: 'ready' });
