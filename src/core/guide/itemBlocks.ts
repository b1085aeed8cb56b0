import { safeLine, safeText } from '../base/safeText';
import { itemTitle } from '../lab/itemTitle';
import type { Command, StepItem } from '../lab/model';
import { markedSample } from '../samples/markedSample';
import { deedOf } from '../walkthrough/names';
import type { GuideBlock, GuideCommand, GuideHost } from './page';

/** Gives what the items are in the page that stand in these lines of lab.md. */
export type ItemsOf = (from: number, end: number) => readonly GuideBlock[];

/** What an item is in the page. Hints and solutions stand at their step, mistakes are for tests. */
export function itemBlocks(
  item: StepItem,
  part: number,
  host: GuideHost,
  html: (text: string, host: GuideHost) => string,
  hasContainer: boolean,
): readonly GuideBlock[] {
  const own = { part, deed: deedOf(item) };
  const shown = (words: string): string => safeText(host.fill(words));
  switch (item.kind) {
    case 'command':
      return [{ kind: 'commands', commands: [commandOf(item, own, host, hasContainer)] }];
    case 'action':
      return [{ kind: 'action', ...own, title: safeLine(host.fill(itemTitle(item) ?? '')) }];
    case 'check':
      return [{ kind: 'check', ...own, name: safeLine(host.fill(item.name)) }];
    case 'note':
      return [{ kind: 'note', html: html(item.text, host) }];
    case 'question': {
      const { type, predicts } = item;
      // As they are written: the one that is chosen comes back as the answer, and is known by its words.
      const choices = item.choices.map(safeText);
      const isPrediction = predicts !== undefined;
      return [{ kind: 'question', ...own, ask: shown(item.ask), type, choices, isPrediction }];
    }
    case 'hint':
    case 'solution':
    case 'mistake':
      return [];
  }
}

function commandOf(
  command: Command,
  own: { readonly part: number; readonly deed: string },
  host: GuideHost,
  hasContainer: boolean,
): GuideCommand {
  const fill = (words: string): string => host.fill(words);
  return {
    ...own,
    place: command.target,
    ...(command.container === undefined ? {} : { container: safeLine(command.container) }),
    above: '',
    prompt: safeText(fill(command.prompt)),
    text: safeText(fill(command.text)),
    sample: markedSample(fill(command.sample)),
    does: isPlaceKnown(command, hasContainer) ? whatItDoes(command) : 'nothing',
  };
}

/** What is typed inside of some container can only be copied. */
function isPlaceKnown({ target, container }: Command, hasContainer: boolean): boolean {
  return target !== 'container' || hasContainer || container !== undefined;
}

function whatItDoes({ target, moves, offeredOnly }: Command): GuideCommand['does'] {
  if (target === 'repl') return 'nothing';
  if (moves === 'enters-container') return 'enter';
  if (moves === 'leaves-container') return 'leave';
  return offeredOnly ? 'insert' : 'run';
}
