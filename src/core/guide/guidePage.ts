import { safeLine } from '../base/safeText';
import type { Lab, Step } from '../lab/model';
import { blocksBefore, blocksOf, blockTree, type Block } from '../walkthrough/blockTree';
import { commandsIn } from './commandText';
import { createGuideMarkdown } from './guideMarkdown';
import { itemBlocks, type ItemsOf } from './itemBlocks';
import type { GuideHost, GuidePage, GuideStep } from './page';
import { renderBlocks, type Renderer } from './renderBlocks';
import { anchorOf, makeSafe } from './safeTokens';
import { solutionLines } from './solutionLines';

/** Makes the guide's page of a lab and the Markdown that it was read from. Total: any text gives one. */
export function guidePage(lab: Lab, text: string, host: GuideHost): GuidePage {
  const { tree, render } = read(text.replace(/^\ufeff/, ''), host, lab.steps);
  const introduction = blocksBefore(tree, lab.steps[0]).filter((block) => !isTitle(block));
  return {
    title: shown(lab.title),
    minutes: lab.minutes,
    introduction: renderBlocks(introduction, render, () => []),
    steps: lab.steps.map((step, index): GuideStep => {
      const own = blocksOf(tree, step, lab.steps[index + 1]).filter((block) => !isTitle(block));
      const blocks = renderBlocks(own, render, itemsOf(step, host));
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

function itemsOf(step: Step, host: GuideHost): ItemsOf {
  return (from, end) =>
    step.items.flatMap((item, part) =>
      item.line >= from && item.line < end ? itemBlocks(item, part, host, guideText) : [],
    );
}
