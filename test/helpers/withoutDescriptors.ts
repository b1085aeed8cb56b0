import assert from 'node:assert/strict';
import { closeSync, openSync } from 'node:fs';

/** Does something while this process has as many files open as it may. */
export async function withoutDescriptors(work: () => Promise<void>): Promise<void> {
  const taken: number[] = [];
  try {
    takeAll(taken);
    await work();
  } finally {
    for (const descriptor of taken) closeSync(descriptor);
  }
}

function takeAll(taken: number[]): void {
  try {
    for (;;) taken.push(openSync('/dev/null', 'r'));
  } catch (caught) {
    assert.equal((caught as NodeJS.ErrnoException).code, 'EMFILE');
  }
}
