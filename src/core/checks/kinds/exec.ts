import { safeLine, safeText } from '../../base/safeText';
import type { CheckKind } from '../checkKind';
import type { ExecAnswer } from '../observer';
import { listed } from '../../base/words';

interface Expects {
  readonly run: string;
  readonly exit?: number;
  readonly contains?: string;
  readonly lacks?: string;
  /** A regular expression over the whole output, `^` and `$` at lines. */
  readonly matches?: string;
}

/** Enough to find the reason in, little enough to keep. */
const evidenceLines = 50;

/** `exec: { run: "httpd -M", contains: mpm_event }`: a command run in the container by the check. */
export const execKind: CheckKind<Expects, ExecAnswer> = {
  kind: 'exec',
  observe: ({ run }, observer) => observer.exec(run),
  judge({ run, exit = 0, contains, lacks, matches }, seen) {
    const output = safeText(seen.stdout + seen.stderr);
    const lines = output.split('\n');
    const pattern = matches === undefined ? undefined : new RegExp(matches, 'm');
    const wishes = [
      { words: `exit code ${String(exit)}`, holds: seen.exitCode === exit },
      ...(contains === undefined
        ? []
        : [{ words: `"${contains}"`, holds: output.includes(contains) }]),
      ...(lacks === undefined ? [] : [{ words: `no "${lacks}"`, holds: !output.includes(lacks) }]),
      ...(pattern === undefined
        ? []
        : [{ words: `a match of ${pattern.source}`, holds: pattern.test(output) }]),
    ];
    const holds = wishes.every((wish) => wish.holds);
    // Of a long output a student is shown the line that decides, where there is one.
    const telling = lines.find(
      (line) =>
        (contains !== undefined && line.includes(contains)) ||
        (lacks !== undefined && line.includes(lacks)) ||
        pattern?.test(line) === true,
    );
    const shown = safeLine(telling ?? output, 120);
    return {
      holds,
      expected: `"${run}" to give ${listed(wishes.map(({ words }) => words))}`,
      seen: `exit code ${String(seen.exitCode)}${shown === '' ? '' : `: ${shown}`}`,
      evidence: lines.slice(0, evidenceLines),
    };
  },
};
