import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** A text file that keeps all that the commands of the last set-up printed. */
export class LogFile {
  #begun = false;

  constructor(readonly path: string) {}

  readonly add = (line: string): void => {
    if (!this.#begun) {
      mkdirSync(dirname(this.path), { recursive: true });
      rmSync(this.path, { force: true });
      this.#begun = true;
    }
    appendFileSync(this.path, `${line}\n`);
  };
}

/** The last lines of a text file that say something; none where there is no such file. */
export function lastLines(path: string, count: number): readonly string[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').slice(-count);
}
