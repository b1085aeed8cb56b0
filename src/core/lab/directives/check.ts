import type { DraftStep } from '../draft';
import type { Problem, Stage } from '../model';
import { milliseconds } from '../quantities';
import type { DirectiveSource } from '../rules/directive';
import type { OneOrMore, StageWords } from '../words';
import { probeOf } from './probe';
import { readWords } from './readWords';

/** Time enough for a server to come up or a pool to change a little. */
const withinByDefault = 10_000;

/** `<!-- check` with a name, one probe, and what an author knows about its failing. */
export function readCheck(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  const { placed, problems } = readWords('check', source);
  if (placed === undefined) return problems;
  const { name, then = [], because = [], ...stage } = placed.words;
  step.items.push({
    item: {
      kind: 'check',
      line: source.place.line,
      name,
      ...stageOf(stage),
      then: (isList(then) ? then : [then]).map(stageOf),
      because: because.map(({ when, say, fix }) => ({ when: probeOf(when), say, fix })),
    },
    yaml: placed.yaml,
    path: [],
  });
  return problems;
}

function stageOf({ within, for: lasting, ...probe }: StageWords): Stage {
  const forMilliseconds = lasting === undefined ? 0 : milliseconds(lasting);
  return {
    probe: probeOf(probe),
    // What has to last needs that time on top.
    withinMilliseconds:
      within === undefined ? withinByDefault + forMilliseconds : milliseconds(within),
    forMilliseconds,
  };
}

function isList(words: OneOrMore<StageWords>): words is readonly StageWords[] {
  return Array.isArray(words);
}
