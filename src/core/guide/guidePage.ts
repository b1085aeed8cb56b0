import { safeLine } from '../base/safeText';
import type { Lab, Step } from '../lab/model';
import { blocksBefore, blocksByStep, blockTree, type Block } from '../walkthrough/blockTree';
import { commandsIn } from './commandText';
import { createGuideMarkdown } from './guideMarkdown';
import { itemBlocks, type ItemsOf } from './itemBlocks';
import type { GuideBlock, GuideHost, GuidePage, GuideStep } from './page';
import { renderBlocks, type Renderer } from './renderBlocks';
import { anchorOf, makeSafe } from './safeTokens';
import { solutionLines } from './solutionLines';

/** Makes the guide's page of a lab and the Markdown that it was read from. Total: any text gives one. */
export function guidePage(lab: Lab, text: string, host: GuideHost): GuidePage {
  const { tree, render } = read(text.replace(/^\ufeff/, ''), host, lab.steps);
  const introduction = blocksBefore(tree, lab.steps[0]).filter((block) => !isTitle(block));
  const byStep = blocksByStep(tree, lab.steps);
  return {
    title: shown(lab.title),
    minutes: lab.minutes,
    introduction: renderBlocks(introduction, render, () => []),
    steps: lab.steps.map((step, index): GuideStep => {
      const own = (byStep[index] ?? []).filter((block) => !isTitle(block));
      const blocks = renderBlocks(own, render, itemsOf(step, host, lab.container !== undefined));
      const places = commandsIn(blocks).map(({ place }) => place);
      return {
        id: step.id,
        title: shown(step.title),
        minutes: step.minutes,
        places: [...new Set(places)].filter((place) => place !== 'repl'),
        blocks,
        hints: step.items.filter(({ kind }) => kind === 'hint').length,
        solution: solutionLines(step, host),
        anchors: [step.title, ...headingsIn(own)].flatMap((words) => anchorOf(words) ?? []),
      };
    }),
  };

  function shown(words: string): string {
    return safeLine(host.fill(words));
  }
}

/** A short text with markup, as hints and notes are, as HTML. */
export function guideText(text: string, host: GuideHost): string {
  const { tree, render } = read(text, host, []);
  return tree.map(render).join('');
}

function read(
  text: string,
  host: GuideHost,
  steps: readonly Step[],
): { readonly tree: readonly Block[]; readonly render: Renderer } {
  const markdown = createGuideMarkdown();
  const env = {};
  const tokens = markdown.parse(text, env);
  const stepLine = steps.find(({ line }) => line > 1)?.line ?? steps[0]?.line;
  const heading = tokens.find(
    ({ type, map }) => type === 'heading_open' && map?.[0] === (stepLine ?? 0) - 1,
  );
  makeSafe(tokens, host, Number(heading?.tag.slice(1) ?? 2));
  const { renderer, options } = markdown;
  return {
    tree: blockTree(tokens),
    render: ({ at, end }) => renderer.render(tokens.slice(at, end), options, env),
  };
}

/** The lab's own title, which stands above all steps already. */
function isTitle({ type, token }: Block): boolean {
  return type === 'heading' && token.markup !== '' && isFirstLevel(token.markup);
}

function isFirstLevel(markup: string): boolean {
  return markup === '#' || markup === '=';
}

function headingsIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(({ type, inside, children }) =>
    type === 'heading' ? [inside.map(({ content }) => content).join('')] : headingsIn(children),
  );
}

/** Asked for every block of a text that may be long, so it does not look through all items. */
function itemsOf(step: Step, host: GuideHost, hasContainer: boolean): ItemsOf {
  const { items } = step;
  return (from, end) => {
    const found: GuideBlock[] = [];
    for (let part = firstAt(items, from); (items[part]?.line ?? Infinity) < end; part += 1) {
      const item = items[part];
      if (item !== undefined) found.push(...itemBlocks(item, part, host, guideText, hasContainer));
    }
    return found;
  };
}

/** The place of the first that stands in this line or below; they are in the order of the text. */
function firstAt(items: readonly { readonly line: number }[], line: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.line ?? Infinity) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
