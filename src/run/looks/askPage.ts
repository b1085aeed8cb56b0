import * as l10n from '@vscode/l10n';
import { describeCaught } from '../../core/base/errors';
import type { HttpAnswer } from '../../core/checks/observer';

/** A lab's own server answers in milliseconds; one that needs this long has hung. */
const limitMilliseconds = 3000;

/** Of a page this much is read, in UTF-16 units, so that an endless answer cannot fill the memory. */
const keptBody = 100_000;

/** Asks a server of this machine for a page, as a browser would that follows no redirection. */
export async function askPage(port: number, path: string): Promise<HttpAnswer> {
  try {
    const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
      signal: AbortSignal.timeout(limitMilliseconds),
      redirect: 'manual',
      // Kept open it would be a connection that other checks count, and students see.
      headers: { connection: 'close' },
    });
    return { answered: true, status: answer.status, body: await beginningOf(answer) };
  } catch (caught) {
    return { answered: false, why: causeOf(caught) };
  }
}

async function beginningOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let body = '';
  for await (const chunk of answer.body ?? []) {
    body += decoder.decode(chunk as Uint8Array, { stream: true });
    if (body.length >= keptBody) break;
  }
  return body;
}

/** fetch hides the system's word in its cause, and calls the end of its time an abortion. */
function causeOf(caught: unknown): string {
  if (caught instanceof Error && caught.name === 'TimeoutError')
    return l10n.t({
      message: 'within {0} s',
      args: [limitMilliseconds / 1000],
      comment: 'no answer (...)',
    });
  return caught instanceof Error && caught.cause !== undefined
    ? describeCaught(caught.cause)
    : describeCaught(caught);
}
