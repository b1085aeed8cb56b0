import * as l10n from '@vscode/l10n';
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
  const parts = stages.map(({ probe, forMilliseconds }) => {
    const expected = probes.expected(probe, names);
    return forMilliseconds === 0 ? expected : lastingFor(expected, forMilliseconds);
  });
  return oneAfterAnother(parts);
}

/** What was seen, stage after stage, each with its time from the begin of the check on. */
export function seenStages(ends: readonly StageEnd[], count: number): string {
  if (count === 1) return ends.map(seenIn).join('');
  const start = ends[0]?.begun ?? 0;
  const parts = ends.map((end, index) =>
    end.held
      ? l10n.t('{0} after {1}', seenIn(end), seconds(end.ended - start))
      : l10n.t('{0} (at the end of stage {1} of {2})', seenIn(end), index + 1, count),
  );
  return oneAfterAnother(parts);
}

function seenIn({ stage, held, judgement, lasting, ended }: StageEnd): string {
  const { seen } = judgement;
  if (stage.forMilliseconds === 0) return seen;
  if (held) return lastingFor(seen, stage.forMilliseconds);
  const { since, brokeAt, longest } = lasting;
  if (since !== undefined)
    return l10n.t('{0}, but only for the last {1}', seen, seconds(ended - since));
  if (brokeAt === undefined) return seen;
  return l10n.t(
    '{0} for the last {1}; before that it held for {2}',
    seen,
    seconds(ended - brokeAt),
    seconds(longest),
  );
}

function lastingFor(words: string, milliseconds: number): string {
  return l10n.t({
    message: '{0} for {1}',
    args: [words, seconds(milliseconds)],
    comment: 'how long it holds',
  });
}

function oneAfterAnother([first = '', ...more]: readonly string[]): string {
  return more.reduce((before, next) => l10n.t('{0}, then {1}', before, next), first);
}
