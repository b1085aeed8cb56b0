import type { Draft } from '../draft';
import type { Command, Problem, StepItem } from '../model';
import { commandNamed } from '../namedItems';
import { nearest } from '../nearest';
import { errorAt } from '../problems';
import { itemsOf } from './itemsOf';
import { oncePer } from '../oncePer';
import { probesOf } from './probesOf';

/** A check that runs a command must name one of its own step, and one that a check can run. */
export function commandNames(draft: Draft): readonly Problem[] {
  return itemsOf(draft, 'check').flatMap((check) =>
    probesOf(check).flatMap(({ probe, path }) => {
      if (probe.kind !== 'command') return [];
      const message = whyNot(String(probe.expects), commandsBeside(draft).get(check.item) ?? []);
      return message === undefined
        ? []
        : [errorAt(check.placeOf([...path, 'command']), 'command-unknown', message)];
    }),
  );
}

/** The commands of the step that an item stands in. */
const commandsBeside = oncePer(({ steps }: Draft): ReadonlyMap<StepItem, readonly Command[]> => {
  return new Map(
    steps.flatMap(({ items }) => {
      const commands = items.flatMap(({ item }) => (item.kind === 'command' ? [item] : []));
      return items.map(({ item }) => [item, commands] as const);
    }),
  );
});

function whyNot(text: string, commands: readonly Command[]): string | undefined {
  const found = commandNamed(text, commands);
  if (found === undefined) {
    const texts = commands.map((command) => command.text);
    const meant = nearest(text, texts);
    const advice = `write ${meant === undefined ? 'a command of the step to the letter' : `"${meant}"`}`;
    return `There is no command "${text}" in this step; ${advice}.`;
  }
  const instead = 'name another, or check what it does with "exec" or "processes"';
  if (found.target === 'repl')
    return `This command stands at the prompt of another program, so no check can run it; ${instead}.`;
  if (found.moves !== undefined)
    return `This command only enters or leaves the container, so there is nothing to check; ${instead}.`;
  if (found.manner?.until !== undefined)
    return `This command goes on running, so a check would never see its end; ${instead}.`;
  return undefined;
}
