import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { extensions } from 'vscode';

/** What VS Code itself does right after its start would be measured, too. */
const settleMilliseconds = 2000;

/** How long the host is watched after each: what an activation only begins has to end before the
 * next is measured (seen: 80 ms more for who came right after us). */
const watchMilliseconds = 1500;

/** What one extension cost, in milliseconds. */
export interface Cost {
  /** Until activate() had resolved, the load of the extension's modules included. */
  readonly activate: number;
  /** How long the extension host's thread was busy afterwards, so that others had to wait. */
  readonly busyAfter: number;
}

/** One start of VS Code: the cost of each extension by its id, or why there is none. */
export type Measured =
  { readonly costs: Readonly<Record<string, Cost>> } | { readonly problem: string };

/** VS Code calls this inside its extension host: activates extensions in the order that the
 * environment tells, and writes what each cost. */
export async function run(): Promise<void> {
  const { LIVE_LABS_TEST_RESULTS: results, LIVE_LABS_BENCH_ORDER: order } = process.env;
  if (results === undefined || order === undefined)
    throw new Error('Who started VS Code did not tell what to activate and where to write.');
  await sleep(settleMilliseconds);
  writeFileSync(results, JSON.stringify(await measure(order.split(','))));
}

async function measure(order: readonly string[]): Promise<Measured> {
  const costs: Record<string, Cost> = {};
  for (const id of order) {
    const extension = extensions.getExtension(id);
    if (extension === undefined) return { problem: `VS Code does not know the extension ${id}` };
    if (extension.isActive) return { problem: `${id} was active before it was measured` };
    const start = performance.now();
    await extension.activate();
    const activate = performance.now() - start;
    const before = performance.eventLoopUtilization();
    await sleep(watchMilliseconds);
    const busyAfter = performance.eventLoopUtilization(before).active;
    costs[id] = { activate, busyAfter };
  }
  return { costs };
}
