import type { Token } from 'markdown-it';
import { uselessBeforeSteps } from './beforeSteps';
import { joined } from './console/commandLines';
import { Targets } from './console/targets';
import { directiveReaders } from './directives/order';
import type { DraftItem, DraftStep } from './draft';
import type { CommandManner, Only, Problem } from './model';
import { errorAt, warningAt } from './problems';
import { commandsOf, type PlacedCommand } from './rules/consoleBlock';
import { directiveOf, type DirectiveSource } from './rules/directive';
import { mannerWithoutBlock } from './directives/manner';
import { isDirectiveName } from './directives/names';
import { stepLevel } from './stepLevel';

/** The sections of a text with all that they hold besides prose; nothing is left out. */
export function readSteps(
  tokens: readonly Token[],
  headingText: (heading: Token) => string,
  containerName: string | undefined,
): {
  /** Where the whole lab can be done. */
  only: Only | undefined;
  steps: readonly DraftStep[];
  problems: readonly Problem[];
} {
  const level = stepLevel(tokens);
  const targets = new Targets(containerName);
  const problems: Problem[] = [];
  const introduction = newStep('Introduction', 1, false);
  const introducing: DirectiveSource[] = [];
  let step = introduction;
  const steps = [step];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open' && token.level === 0 && token.tag === level) {
      const title = tokens[index + 1];
      step = newStep(title === undefined ? '' : headingText(title), lineOf(token), true);
      steps.push(step);
    }
    const directive = directiveOf(token);
    if (directive !== undefined) {
      const found = readDirective(directive, step);
      problems.push(...found);
      if (step === introduction && found.length === 0) introducing.push(directive);
    }
    const commands = commandsOf(token);
    if (commands.length > 0) {
      targets.beginBlock();
      for (const command of commands)
        step.items.push(commandItem(command, targets, step.manner?.words));
      step.manner = undefined;
    }
    if (isContent(token)) step.hasBegun = true;
  }
  for (const { manner } of steps)
    if (manner !== undefined) problems.push(mannerWithoutBlock(manner.place));
  problems.push(...uselessBeforeSteps(introduction, introducing));
  return {
    only: introduction.only,
    steps: steps.filter(({ isSection, items }) => isSection || items.length > 0),
    problems,
  };
}

function newStep(title: string, line: number, isSection: boolean): DraftStep {
  return {
    title,
    line,
    isSection,
    items: [],
    hasBegun: false,
    broken: [],
    directive: undefined,
    only: undefined,
    manner: undefined,
  };
}

function readDirective(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  const { name, meant, place, body, isClosed, behind } = source;
  if (!isDirectiveName(name)) {
    if (meant !== undefined) step.broken.push({ name: meant, text: body.text });
    return [
      warningAt(
        place,
        'directive-unknown',
        `"${name}" is no directive; write "${meant ?? ''}" if that is meant.`,
      ),
    ];
  }
  if (!isClosed) {
    step.broken.push({ name, text: body.text });
    return [
      errorAt(
        place,
        'directive-open',
        `This "${name}" does not end; write --> on a line below it.`,
      ),
    ];
  }
  const problems = directiveReaders[name](source, step);
  if (problems.length > 0) step.broken.push({ name, text: body.text });
  if (behind === undefined) return problems;
  const message =
    'The directive ends at its first "-->", and what follows on that line is lost; write it another way.';
  return [...problems, errorAt(behind, 'directive-cut', message)];
}

function commandItem(
  { command, source }: PlacedCommand,
  targets: Targets,
  manner: CommandManner | undefined,
): DraftItem {
  const { prompt, lines, sample, isGuess } = command;
  const text = joined(lines);
  return {
    item: {
      kind: 'command',
      line: source.firstLine,
      text,
      ...targets.next(prompt, text),
      prompt: prompt?.text ?? '',
      sample,
      offeredOnly: isGuess,
      manner,
    },
    text: source,
  };
}

/** Whether a token is something to read: not a heading's own, and not one of our hidden ones. */
function isContent({ type, hidden, level, nesting }: Token): boolean {
  const isOfHeading = type.startsWith('heading') || (type === 'inline' && level === 1);
  return !hidden && nesting !== -1 && !isOfHeading;
}

function lineOf(token: Token): number {
  return (token.map?.[0] ?? 0) + 1;
}
