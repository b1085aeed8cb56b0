import { describeCaught, isLabsError, LabsError } from '../../core/base/errors';
import { safeLine } from '../../core/base/safeText';

/** What an engine, or the system on the way to it, said about a request that failed. */
export interface Fault {
  /** The HTTP status; undefined where the request did not come to an answer. */
  readonly status: number | undefined;
  /** The words, on one safe line without a full stop. */
  readonly why: string;
}

/** Enough for any sentence of an engine; some add a whole help text. */
const longestWhy = 400;

/** Reads anything that was thrown by dockerode or by the connection under it. */
export function readFault(caught: unknown): Fault {
  const status =
    caught instanceof Error && 'statusCode' in caught && typeof caught.statusCode === 'number'
      ? caught.statusCode
      : undefined;
  // dockerode puts a prefix of its own before the engine's words: `(HTTP code 404) no such image - `.
  const words = describeCaught(caught).replace(/^\(HTTP code \d+\) .*? - /s, '');
  return { status, why: safeLine(words, longestWhy).replace(/\.$/, '') };
}

/**
 * The failure that fits what was thrown while `doing` ("start the container x"). Failures of ours
 * stay as they are.
 */
export function explainFault(caught: unknown, doing: string, address: string): LabsError {
  if (isLabsError(caught)) return caught;
  switch (connectCode(caught)) {
    case undefined:
      return new LabsError(
        'engine-request-failed',
        { doing, ...readFault(caught) },
        { cause: caught },
      );
    case 'EACCES':
    case 'EPERM':
      return new LabsError('engine-forbidden', { address, tried: [] }, { cause: caught });
    default:
      return new LabsError('engine-stopped', { address, tried: [] }, { cause: caught });
  }
}

/** The system's code where the engine could not be connected to, as it was when it was found. */
export function connectCode(caught: unknown): string | undefined {
  if (!(caught instanceof Error && 'syscall' in caught && 'code' in caught)) return undefined;
  return caught.syscall === 'connect' ? String(caught.code) : undefined;
}
