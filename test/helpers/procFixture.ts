import { readFileSync } from 'node:fs';

/** A capture from a real container (event MPM, x86-64, Linux 6.18), in test/fixtures/proc. */
export function procFixture(file: string): string {
  return readFileSync(`test/fixtures/proc/${file}`, 'utf8');
}
