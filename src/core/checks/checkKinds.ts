import type { CheckKind } from './checkKind';
import { answerKind } from './kinds/answer';
import { connectionsKind } from './kinds/connections';
import { containerKind } from './kinds/container';
import { execKind } from './kinds/exec';
import { floodKind } from './kinds/flood';
import { httpKind } from './kinds/http';
import { processesKind } from './kinds/processes';
import { threadsKind } from './kinds/threads';

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
    answerKind,
    floodKind,
  ].map((kind) => [kind.kind, kind as CheckKind<never, unknown>]),
);
