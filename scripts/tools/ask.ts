import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

/** Asks a yes-or-no question at the terminal; ENTER means yes, the end of the input means no. */
export async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  // Not in raw mode: Ctrl-C has to stay a signal.
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: false,
  });
  try {
    const answer = terminal.question(`${question} [Y/n] `, { signal });
    const closed = once(terminal, 'close', { signal }).then(() => 'no');
    return isYes(await Promise.race([answer, closed]));
  } finally {
    terminal.close();
  }
}

/** Whether an answer agrees to a question whose default is yes. */
export function isYes(answer: string): boolean {
  return ['', 'y', 'yes'].includes(answer.trim().toLowerCase());
}
