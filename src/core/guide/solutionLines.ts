import * as l10n from '@vscode/l10n';
import { safeLine } from '../base/safeText';
import { itemTitle } from '../lab/itemTitle';
import type { Doing, Step } from '../lab/model';
import type { GuideHost } from './page';

/** What solves a step, a line for each thing to do, where its author says it. */
export function solutionLines({ items }: Step, host: GuideHost): readonly string[] {
  const doings = items.flatMap((item) => (item.kind === 'solution' ? item.doings : []));
  return doings.flatMap(linesOf).map((line) => safeLine(host.fill(line), 2000));
}

function linesOf(doing: Doing): readonly string[] {
  if (doing.do === 'answer')
    return Object.values(doing.answers).map((answer) => l10n.t('Answer: {0}', answer));
  if (doing.do === 'exec' || doing.do === 'terminal') return [doing.command];
  return [itemTitle({ kind: 'action', line: 0, work: doing }) ?? ''];
}
