import type {
  ConnectionCounts,
  PortCounts,
  ProcessRole,
  ProcessSnapshot,
  Snapshot,
  SourceName,
  ThreadRole,
  ThreadSnapshot,
  ThreadState,
} from '../threads/snapshot';
import type { ProcessChange, ProcessFields, SnapshotChange } from '../threads/snapshotChange';
import {
  readBoolean,
  readCount,
  readList,
  readMoment,
  readNumber,
  readObject,
  readOneOf,
  readText,
} from './readFields';

/** More than a kernel gives PIDs to. */
const mostProcesses = 50_000;
const mostThreads = 50_000;

const sources: readonly SourceName[] = ['host /proc', 'exec', 'engine process list'];
const processRoles: readonly ProcessRole[] = ['parent', 'worker', 'shell', 'other'];
const threadRoles: readonly ThreadRole[] = ['main', 'listener', 'serving', 'idle', 'other'];
const states: readonly ThreadState[] = ['R', 'S', 'D', 'Z', 'T', 't', 'X', 'I', '?'];

/** A snapshot of a file; undefined where it is none. */
export function readSnapshot(value: unknown): Snapshot | undefined {
  const fields = readObject(value);
  const source = readOneOf(fields?.['source'], sources);
  const takenAt = readMoment(fields?.['takenAt']);
  const processes = readList(fields?.['processes'], mostProcesses, readProcess);
  if (source === undefined || takenAt === undefined || processes === undefined) return undefined;
  return {
    source,
    takenAt,
    bootedAt: readMoment(fields?.['bootedAt']),
    processes,
    connections: readConnections(fields?.['connections']),
  };
}

/** A change of a file; undefined where it is none. */
export function readChange(value: unknown): SnapshotChange | undefined {
  const fields = readObject(value);
  const takenAt = readMoment(fields?.['takenAt']);
  const put = readList(fields?.['put'], mostProcesses, readProcess);
  const ended = readList(fields?.['ended'], mostProcesses, readCount);
  const changed = readList(fields?.['changed'] ?? [], mostProcesses, readProcessChange);
  if (takenAt === undefined || put === undefined || ended === undefined || changed === undefined)
    return undefined;
  // Told again and again, a process with many threads would make one short row endless.
  if (new Set(changed.map(({ pid }) => pid)).size < changed.length) return undefined;
  return {
    takenAt,
    put,
    ...(changed.length === 0 ? {} : { changed }),
    ended,
    connections: readConnections(fields?.['connections']),
  };
}

function readProcessChange(value: unknown): ProcessChange | undefined {
  const fields = readObject(value);
  const pid = readCount(fields?.['pid']);
  const put = readList(fields?.['put'], mostThreads, readThread);
  const ended = readList(fields?.['ended'], mostThreads, readCount);
  if (fields === undefined || pid === undefined || put === undefined || ended === undefined)
    return undefined;
  if (fields['own'] === undefined) return { pid, put, ended };
  const own = readOwn(fields['own']);
  // What is said of a process is said of that one.
  return own?.pid === pid ? { pid, own, put, ended } : undefined;
}

function readProcess(value: unknown): ProcessSnapshot | undefined {
  const own = readOwn(value);
  const threads = readList(readObject(value)?.['threads'], mostThreads, readThread);
  return own === undefined || threads === undefined ? undefined : { ...own, threads };
}

function readOwn(value: unknown): ProcessFields | undefined {
  const fields = readObject(value);
  const pid = readCount(fields?.['pid']);
  const ppid = readCount(fields?.['ppid']);
  const user = readText(fields?.['user']);
  const command = readText(fields?.['command']);
  const commandLine = readText(fields?.['commandLine']);
  const startTicks = readCount(fields?.['startTicks']);
  const role = readOneOf(fields?.['role'], processRoles);
  const threadCount = readCount(fields?.['threadCount']);
  if (
    fields === undefined ||
    pid === undefined ||
    ppid === undefined ||
    user === undefined ||
    command === undefined ||
    commandLine === undefined ||
    startTicks === undefined ||
    role === undefined ||
    threadCount === undefined
  )
    return undefined;
  return {
    pid,
    hostPid: readCount(fields['hostPid']),
    ppid,
    user,
    command,
    commandLine,
    startTicks,
    role,
    threadCount,
    seesWaits: fields['seesWaits'] === true,
    rssBytes: readCount(fields['rssBytes']),
    cpuPercent: readNumber(fields['cpuPercent']),
    terminal: readCount(fields['terminal']),
    heldConnections: readCount(fields['heldConnections']),
    ours: readBoolean(fields['ours']) ?? false,
  };
}

function readThread(value: unknown): ThreadSnapshot | undefined {
  const fields = readObject(value);
  const lwp = readCount(fields?.['lwp']);
  const name = readText(fields?.['name']);
  const state = readOneOf(fields?.['state'], states);
  const startTicks = readCount(fields?.['startTicks']);
  const cpuTicks = readCount(fields?.['cpuTicks']);
  const role = readOneOf(fields?.['role'], threadRoles);
  if (
    fields === undefined ||
    lwp === undefined ||
    name === undefined ||
    state === undefined ||
    startTicks === undefined ||
    cpuTicks === undefined ||
    role === undefined
  )
    return undefined;
  return {
    lwp,
    name,
    state,
    startTicks,
    cpuTicks,
    cpuPercent: readNumber(fields['cpuPercent']),
    role,
    waitsFor: readText(fields['waitsFor']),
  };
}

/** More ports than that a container has not. */
const mostPorts = 65_536;

function readConnections(value: unknown): ConnectionCounts | undefined {
  const fields = readObject(value);
  const established = readCount(fields?.['established']);
  const queued = readCount(fields?.['queued']);
  const ports = readList(fields?.['ports'], mostPorts, readPort);
  return established === undefined || queued === undefined || ports === undefined
    ? undefined
    : { established, queued, ports };
}

function readPort(value: unknown): PortCounts | undefined {
  const fields = readObject(value);
  const port = readCount(fields?.['port']);
  const established = readCount(fields?.['established']);
  const queued = readCount(fields?.['queued']);
  if (port === undefined || established === undefined || queued === undefined) return undefined;
  return {
    port,
    established,
    queued,
    queueLength: readCount(fields?.['queueLength']) ?? queued,
    halfClosed: readCount(fields?.['halfClosed']) ?? 0,
  };
}
