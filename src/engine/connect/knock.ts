import { lstat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { abortReason } from '../../core/base/clock';
import type { TriedAddress } from '../../core/base/errorFacts';
import { describeCaught } from '../../core/base/errors';
import type { Engine } from '../../core/ports';
import type { Endpoint } from './endpoint';
import { readEndpoint } from './endpoint';
import type { Environment } from './environment';

/** What was found at one address, with the engine where one answered. */
export interface Knock {
  readonly tried: TriedAddress;
  readonly engine?: Engine;
}

/**
 * Tries one address. It counts as answered only when something there replies to a ping and tells an
 * engine's version before the environment's patience is over. Fails only by the signal.
 */
export async function knock(
  way: string,
  address: string,
  environment: Environment,
  signal: AbortSignal | undefined,
): Promise<Knock> {
  const endpoint = readEndpoint(address, environment);
  if (endpoint.kind === 'unsupported')
    return { tried: { way, address, result: 'unsupported', detail: endpoint.why } };
  // dockerode and all that needs it is loaded here, when an engine is first asked for.
  const { openEngine } = await import('../openEngine');
  const deadline = AbortSignal.timeout(environment.patienceMilliseconds);
  try {
    const engine = await openEngine(
      address,
      endpoint,
      AbortSignal.any(signal === undefined ? [deadline] : [deadline, signal]),
    );
    return { tried: { way, address, result: 'answered' }, engine };
  } catch (caught) {
    if (signal?.aborted === true) throw abortReason(signal);
    const result = deadline.aborted
      ? silent(environment.patienceMilliseconds)
      : await explain(caught, endpoint);
    return { tried: { way, address, ...result } };
  }
}

type Result = Pick<TriedAddress, 'result' | 'detail'>;

function silent(milliseconds: number): Result {
  return { result: 'refused', detail: l10n.t('no answer within {0} s', milliseconds / 1000) };
}

async function explain(caught: unknown, endpoint: Endpoint): Promise<Result> {
  const detail = describeCaught(caught);
  switch (caught instanceof Error && 'code' in caught ? caught.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return endpoint.kind === 'socket' ? { result: 'absent' } : { result: 'refused', detail };
    case 'EACCES':
    case 'EPERM':
      // A folder that hides whether there is a socket says nothing about an engine.
      return endpoint.kind === 'tcp' || (await isSeen(endpoint))
        ? { result: 'forbidden', detail }
        : { result: 'absent', detail };
    default:
      return { result: 'refused', detail };
  }
}

async function isSeen(endpoint: Endpoint): Promise<boolean> {
  if (endpoint.kind !== 'socket') return false;
  try {
    await lstat(endpoint.path);
    return true;
  } catch {
    return false;
  }
}
