import * as l10n from '@vscode/l10n';
import { containerPlan } from './containerPlan';
import type { Draft, DraftStep } from './draft';
import type { FactSource, Only, Step, StepItem } from './model';
import { withNamedItems } from './namedItems';
import { minutes } from './quantities';
import type { FrontMatterReading } from './readFrontMatter';
import { slug, UniqueIds } from './slug';
import type { FrontMatterWords, GateWords } from './words';

/** The title of a lab that has none. */
export const untitled = (): string => l10n.t('Untitled lab');

/** Makes plain data of what was read: every step and question gets its id here. */
export function assembleLab(
  { placed, isOurs, factNames }: FrontMatterReading,
  {
    steps: drafts,
    only,
  }: { readonly steps: readonly DraftStep[]; readonly only: Only | undefined },
  heading: string | undefined,
): Draft {
  const words = placed?.words ?? {};
  const title = words.title ?? heading;
  const lab = {
    // An id is the same in every language.
    id: words.lab ?? slug(title ?? 'Untitled lab', 'lab'),
    title: title ?? untitled(),
    minutes: words.time === undefined ? undefined : minutes(words.time),
    container: words.container === undefined ? undefined : containerPlan(words.container),
    facts: factSources(words.facts ?? {}),
    only,
    steps: withNamedItems(stepsOf(drafts, words.gate)),
  };
  return {
    lab,
    frontMatter: placed,
    steps: drafts,
    hasTitle: title !== undefined,
    usesFormat: isOurs,
    factNames,
  };
}

function stepsOf(drafts: readonly DraftStep[], gateOfAll: GateWords | undefined): readonly Step[] {
  // Ids that an author chose are kept, so what is made of titles gives way.
  const made = new UniqueIds(drafts.flatMap(({ directive }) => directive?.words.id ?? []));
  const chosen = new UniqueIds([]);
  const questions = new UniqueIds(questionIds(drafts));
  return drafts.map(({ title, line, directive, items, only, isSection }) => {
    const { id: own, needs = [], time, gate = gateOfAll } = directive?.words ?? {};
    const id = own === undefined ? made.make(slug(title, 'step')) : chosen.make(own);
    return {
      id,
      title: isSection ? title : l10n.t('Introduction'),
      line,
      minutes: time === undefined ? undefined : minutes(time),
      // What stands before all steps is meant for all.
      only: isSection ? only : undefined,
      needs: typeof needs === 'string' ? [needs] : needs,
      ...gateOf(isSection ? gate : undefined),
      items: items.map(({ item }) => withId(item, `${id}-question`, questions)),
    };
  });
}

/** Of a step that is free nothing is said, as in a lab without any gate. */
function gateOf(words: GateWords | undefined): Pick<Step, 'gate'> {
  if (words === undefined || words === false) return {};
  return { gate: { needs: words !== 'answers', answers: words !== 'needs' } };
}

function withId(item: StepItem, otherwise: string, ids: UniqueIds): StepItem {
  return item.kind === 'question' && item.id === '' ? { ...item, id: ids.make(otherwise) } : item;
}

function questionIds(drafts: readonly DraftStep[]): readonly string[] {
  return drafts.flatMap(({ items }) =>
    items.flatMap(({ item }) => (item.kind === 'question' && item.id !== '' ? [item.id] : [])),
  );
}

function factSources(
  facts: NonNullable<FrontMatterWords['facts']>,
): Readonly<Record<string, FactSource>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, { file, within, match }]) => [name, { file, within, match }]),
  );
}
