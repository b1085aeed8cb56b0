import * as l10n from '@vscode/l10n';
import { itemTitle } from '../lab/itemTitle';
import type { Lab, Step, StepItem } from '../lab/model';
import { createLabMarkdown } from '../lab/readBlocks';
import { blockLines } from './blockLines';
import { blocksBefore, blocksOf, blockTree, type Block } from './blockTree';
import { button, canBeLabel, code, plain } from './descriptionText';
import { partIntroduction } from './introduction';
import { deedOf, passedKey, walkthroughCommands } from './names';
import { staticText } from './staticText';

/** A walkthrough as VS Code reads it in package.json. */
export interface Walkthrough {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly steps: readonly WalkthroughStep[];
}

export interface WalkthroughStep {
  readonly id: string;
  readonly title: string;
  /** One paragraph or button a line. */
  readonly description: string;
  /** VS Code ticks the step when one of them happens. */
  readonly completionEvents: readonly string[];
  readonly media: StepPicture;
}

/** The picture beside a step: a path from the extension's folder, and its words. */
export interface StepPicture {
  readonly svg: string;
  readonly altText: string;
}

/** Makes VS Code's native walkthrough of a lab and the Markdown that it was read from. */
export function walkthroughOf(
  lab: Lab,
  text: string,
  pictureOf: (stepId: string) => StepPicture,
): Walkthrough {
  const blocks = blockTree(createLabMarkdown().parse(text.replace(/^\ufeff/, ''), {}));
  const { description, rest } = partIntroduction(
    blocksBefore(blocks, lab.steps[0]).flatMap((block) => blockLines(block, () => [])),
  );
  return {
    id: lab.id,
    title: lab.title,
    description: description === '' ? lab.title : description,
    steps: lab.steps.map((step, index) => ({
      id: step.id,
      title: step.title,
      description: [
        ...stepLines(lab, step, blocksOf(blocks, step, lab.steps[index + 1])),
        // After the buttons of the first step, which would else be out of sight when it opens.
        ...(index === 0 && rest.length > 0 ? [`**${l10n.t('About this lab')}**`, ...rest] : []),
        ...(step.items.some(({ kind }) => kind === 'hint')
          ? [button(l10n.t('Show a Hint'), walkthroughCommands.showHint, [lab.id, step.id])]
          : []),
        button(l10n.t('Check This Step'), walkthroughCommands.checkStep, [lab.id, step.id]),
      ].join('\n'),
      completionEvents: [`onContext:${passedKey(lab.id, step.id)}`],
      media: pictureOf(step.id),
    })),
  };
}

function stepLines(lab: Lab, step: Step, blocks: readonly Block[]): readonly string[] {
  const itemLines = (from: number, end: number): readonly string[] =>
    step.items.flatMap((item, index) =>
      item.line >= from && item.line < end
        ? linesOfItem(item, [lab.id, step.id, index, deedOf(item)])
        : [],
    );
  return blocks.flatMap((block) => blockLines(block, itemLines));
}

/** The button of an item; above it what a button has no room for. */
function linesOfItem(item: StepItem, args: readonly unknown[]): readonly string[] {
  const { above, title } = wordsOfItem(item);
  const label = title === undefined || canBeLabel(title) ? title : l10n.t('Run the Command');
  const { performItem } = walkthroughCommands;
  return [...above, ...(label === undefined ? [] : [button(label, performItem, args)])];
}

function wordsOfItem(item: StepItem): { above: readonly string[]; title: string | undefined } {
  const name = itemTitle(item);
  const title = name === undefined ? undefined : staticText(name);
  if (item.kind === 'note') return { above: noteLines(item.text), title };
  if (item.kind === 'question') return { above: [plain(staticText(item.ask))], title };
  const command = commandOf(item);
  if (command === undefined) return { above: [], title };
  const written = staticText(command);
  const isNamed = title?.endsWith(`: ${written}`) === true && canBeLabel(title);
  const lines = written.split('\n').map(code);
  return { above: isNamed ? [] : lines.filter((line) => line !== ''), title };
}

function noteLines(text: string): readonly string[] {
  return blockTree(createLabMarkdown().parse(text, {})).flatMap((block) =>
    blockLines(block, () => []),
  );
}

function commandOf(item: StepItem): string | undefined {
  if (item.kind === 'command') return item.text;
  const isCommand =
    item.kind === 'action' && (item.work.do === 'exec' || item.work.do === 'terminal');
  return isCommand ? item.work.command : undefined;
}
