import { readFileSync } from 'node:fs';
import { toDisposable, type Disposable } from '../../src/core/base/disposable';

/** How often npm is looked at: often enough that its next start finds us gone. */
const lookMilliseconds = 500;

/**
 * Calls back when npm, which runs us, has died: whoever kills it outright means us too, and it could
 * not pass that on. Where npm does not run us, nobody's death matters.
 */
export function watchNpm(died: () => void): Disposable {
  if (process.env['npm_lifecycle_event'] === undefined) return toDisposable(() => undefined);
  const living = npmPid();
  const look = setInterval(() => {
    if (npmPid() !== living) died();
  }, lookMilliseconds);
  look.unref();
  return toDisposable(() => {
    clearInterval(look);
  });
}

/** npm runs us through a shell, which stays between us unless it replaces itself by us. */
function npmPid(): number {
  const { ppid } = process;
  try {
    // proc(5): PID, name in parentheses, state, parent.
    const [, name = '', grandparent = ''] =
      /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${ppid}/stat`, 'utf8')) ?? [];
    return /^(?:ba|da|z|k)?sh$/.test(name) ? Number(grandparent) : ppid;
  } catch {
    // Other systems have no /proc; there the nearest parent has to do.
    return ppid;
  }
}
