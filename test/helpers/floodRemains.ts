import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ContainerFacts } from '../../src/core/ports';
import { parseNetTcp } from '../../src/core/threads/parseNetTcp';
import { eventually } from './apacheContainer';
import { floodWords } from './floods';
import type { RealEngine } from './realEngine';

const hostTable = '/proc/net/tcp';

/** Whether the tables of this machine can be looked at. */
export const hasTables = existsSync(hostTable);

/** Established connections of this machine to the container's published port, on Linux. */
export function hostConnections({ published }: ContainerFacts): readonly number[] {
  if (!hasTables) return [];
  const ports = new Set(published.map(({ host }) => host));
  return parseNetTcp(readFileSync(hostTable, 'utf8'))
    .filter(({ state, remotePort }) => state === 'ESTABLISHED' && ports.has(remotePort))
    .map(({ localPort }) => localPort);
}

/** The programs that hold connections for a process of this machine, and still live. */
export function programsOf(host = process.pid): readonly number[] {
  return processes()
    .filter(({ pid, parent }) => parent === host && hasFloodWord(commandLine(pid)))
    .map(({ pid }) => pid);
}

function hasFloodWord(words: string): boolean {
  return floodWords.some((word) => words.includes(word));
}

/** A process that ended counts as gone also before anybody has asked for its exit code. */
export function lives(pid: number): boolean {
  return processes().some((process) => process.pid === pid);
}

/** The processes whose command line has all of these words. */
export function processesWith(...words: readonly string[]): readonly number[] {
  return processes()
    .map(({ pid }) => pid)
    .filter((pid) => words.every((word) => commandLine(pid).split('\0').includes(word)));
}

/** Nothing is left of a flood: neither here nor, where it runs, in its container. */
export async function assertNothingLeft(
  real: RealEngine,
  container: ContainerFacts,
  programs: readonly number[],
): Promise<void> {
  await eventually(() => Promise.resolve(!programs.some(lives)));
  assert.deepEqual(hostConnections(container), []);
  if ((await real.engine.container(container.id))?.state !== 'running') return;
  await eventually(async () => {
    const tables = await real.output(container.id, ['cat', '/proc/net/tcp', '/proc/net/tcp6']);
    return !parseNetTcp(tables).some(
      ({ state, localPort }) => state === 'ESTABLISHED' && localPort === 80,
    );
  });
}

function processes(): readonly { readonly pid: number; readonly parent: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? contentOf(`/proc/${name}/stat`) : '';
    const [, state = 'Z', parent = ''] = /\) (\S) (\d+) /.exec(stat) ?? [];
    return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent) }];
  });
}

function commandLine(pid: number): string {
  return contentOf(`/proc/${String(pid)}/cmdline`);
}

/** Nothing of a process that has ended meanwhile. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
