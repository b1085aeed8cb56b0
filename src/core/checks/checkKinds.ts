import type { CheckKind } from './checkKind';
import { allKind } from './kinds/all';
import { answerKind } from './kinds/answer';
import { anyKind } from './kinds/any';
import { commandKind } from './kinds/command';
import { connectionsKind } from './kinds/connections';
import { containerKind } from './kinds/container';
import { execKind } from './kinds/exec';
import { fileKind } from './kinds/file';
import { floodKind } from './kinds/flood';
import { httpKind } from './kinds/http';
import { notKind } from './kinds/not';
import { portKind } from './kinds/port';
import { processesKind } from './kinds/processes';
import { threadsKind } from './kinds/threads';
import { Probes } from './probes';

/** Asks any kind of check, wherever it stands. */
export const probes: Probes = new Probes((kind) => checkKinds.get(kind));

/**
 * Every kind of check by its key. What a kind expects was validated against the lab schema when
 * the lab was read, so here each is known only by its key.
 */
export const checkKinds: ReadonlyMap<string, CheckKind<never, unknown>> = new Map(
  [
    containerKind,
    httpKind,
    processesKind,
    threadsKind,
    connectionsKind,
    execKind,
    commandKind,
    fileKind,
    portKind,
    answerKind,
    floodKind,
    allKind(probes),
    anyKind(probes),
    notKind(probes),
  ].map((kind) => [kind.kind, kind as CheckKind<never, unknown>]),
);
