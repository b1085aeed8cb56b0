import { seconds } from '../base/words';
import type { Stage } from '../lab/model';
import type { Judgement } from './checkKind';
import { probes } from './checkKinds';
import type { Names } from './names';
import type { StageWatch } from './stageWatch';

/** How a stage of a check ended. */
export interface StageEnd {
  readonly stage: Stage;
  readonly held: boolean;
  /** Of its last look. */
  readonly judgement: Judgement;
  readonly lasting: StageWatch['lasting'];
  readonly begun: number;
  readonly ended: number;
}

/** What a check expects: `at least 16 httpd processes, then fewer than 10 httpd processes for 5 s`. */
export function expectedStages(stages: readonly Stage[], names: Names): string {
  return stages
    .map(({ probe, forMilliseconds }) => {
      const lasting = forMilliseconds === 0 ? '' : ` for ${seconds(forMilliseconds)}`;
      return `${probes.expected(probe, names)}${lasting}`;
    })
    .join(', then ');
}

/** What was seen, stage after stage, each with its time from the begin of the check on. */
export function seenStages(ends: readonly StageEnd[], count: number): string {
  if (count === 1) return ends.map(seenIn).join('');
  const start = ends[0]?.begun ?? 0;
  return ends
    .map((end, index) =>
      end.held
        ? `${seenIn(end)} after ${seconds(end.ended - start)}`
        : `${seenIn(end)} (at the end of stage ${String(index + 1)} of ${String(count)})`,
    )
    .join(', then ');
}

function seenIn({ stage, held, judgement, lasting, ended }: StageEnd): string {
  const { seen } = judgement;
  if (stage.forMilliseconds === 0) return seen;
  if (held) return `${seen} for ${seconds(stage.forMilliseconds)}`;
  const { since, brokeAt, longest } = lasting;
  if (since !== undefined) return `${seen}, but only for the last ${seconds(ended - since)}`;
  if (brokeAt === undefined) return seen;
  return `${seen} for the last ${seconds(ended - brokeAt)}; before that it held for ${seconds(longest)}`;
}
