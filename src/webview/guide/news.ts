import * as l10n from '@vscode/l10n';
import type { GuideScene } from '../../protocol/guide';
import { shownStep } from '../../protocol/shownStep';

/** When a container goes, all steps of a long lab may end at once; nobody listens to that. */
const mostTold = 3;

/** What a screen reader should say of a change, in one sentence; undefined where nothing is news. Only
 * how steps end is told, and what helps in the one that is shown. */
export function newsOf(
  before: GuideScene | undefined,
  after: GuideScene,
  shown: string | undefined,
): string | undefined {
  if (before?.lab !== after.lab) return undefined;
  const ended = after.page.steps.flatMap(({ id, title }) => {
    const state = after.steps[id]?.state;
    if (before.steps[id]?.state === state) return [];
    if (state === 'passed') return [l10n.t('Step {0} is passed.', title)];
    return state === 'failed' ? [l10n.t('Step {0}: {1}', title, failureOf(after, id))] : [];
  });
  const more = ended.length - mostTold;
  const rest = more > 0 ? [l10n.t('More steps have ended: {0}.', more)] : [];
  return (
    [
      ...ended.slice(0, mostTold),
      ...rest,
      ...helpIn(before, after, shownStep(after, shown)?.id ?? ''),
    ].join(' ') || undefined
  );
}

function failureOf({ steps }: GuideScene, id: string): string {
  const failed = Object.values(steps[id]?.checks ?? {}).find(({ state }) => state === 'failed');
  if (failed === undefined) return l10n.t('not passed.');
  const found = l10n.t('Expected {0}. Saw {1}.', failed.expected, failed.seen);
  return `${found} ${failed.because ?? ''}`.trim();
}

function helpIn(before: GuideScene, after: GuideScene, id: string): readonly string[] {
  const { hints = [], answers = {}, ran = {} } = after.steps[id] ?? {};
  const known = before.steps[id];
  const hint = hints[known?.hints.length ?? 0];
  const replies = Object.entries(answers).flatMap(([part, { text, say }]) =>
    known?.answers[Number(part)]?.text === text || say === undefined ? [] : [say],
  );
  const ends = Object.entries(ran).flatMap(([part, { spoken }]) =>
    spoken === '' || known?.ran[Number(part)]?.spoken === spoken ? [] : [`${spoken}.`],
  );
  return [...ends, ...(hint === undefined ? [] : [l10n.t('Hint: {0}', wordsOf(hint))]), ...replies];
}

/** The words of a piece of HTML that the host has made. */
function wordsOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? '')
    .trim();
}
