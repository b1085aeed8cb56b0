import type { DraftStep } from '../draft';
import type { Problem } from '../model';
import { milliseconds } from '../quantities';
import type { DirectiveSource } from '../rules/directive';
import { probeOf } from './probe';
import { readWords } from './readWords';

/** Time enough for a server to come up or a pool to change a little. */
const withinByDefault = 10_000;

/** `<!-- check` with a name, one probe, and what an author knows about its failing. */
export function readCheck(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  const { placed, problems } = readWords('check', source);
  if (placed === undefined) return problems;
  const { name, within, because = [], ...probe } = placed.words;
  step.items.push({
    item: {
      kind: 'check',
      line: source.place.line,
      name,
      probe: probeOf(probe),
      withinMilliseconds: within === undefined ? withinByDefault : milliseconds(within),
      because: because.map(({ when, say, fix }) => ({ when: probeOf(when), say, fix })),
    },
    yaml: placed.yaml,
    path: [],
  });
  return problems;
}
