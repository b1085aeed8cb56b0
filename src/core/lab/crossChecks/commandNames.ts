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
      const found = problemWith(String(probe.expects), commandsBeside(draft).get(check.item) ?? []);
      return found === undefined
        ? []
        : [errorAt(check.placeOf([...path, 'command']), found.code, found.message)];
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

function problemWith(
  text: string,
  commands: readonly Command[],
): Pick<Problem, 'code' | 'message'> | undefined {
  const found = commandNamed(text, commands);
  if (found === undefined) {
    const texts = commands.map((command) => command.text);
    const meant = nearest(text, texts);
    const advice = `write ${meant === undefined ? 'a command of the step to the letter' : `"${meant}"`}`;
    const message = `There is no command "${text}" in this step; ${advice}.`;
    return { code: 'command-unknown', message };
  }
  const why = whyUnfit(found);
  if (why === undefined) return undefined;
  const instead = 'name another, or check what it does with "exec" or "processes"';
  return { code: 'command-unfit', message: `This command ${why}; ${instead}.` };
}

/** Why no check can run a command. */
function whyUnfit({ target, moves, manner }: Command): string | undefined {
  if (target === 'repl') return 'stands at the prompt of another program, so no check can run it';
  if (moves !== undefined)
    return 'only enters or leaves the container, so there is nothing to check';
  if (manner?.until !== undefined) return 'goes on running, so a check would never see its end';
  return undefined;
}
