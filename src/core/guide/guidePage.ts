import { safeLine } from '../base/safeText';
import type { Lab, Step } from '../lab/model';
import { blocksBefore, blocksOf, type Block } from '../walkthrough/blockTree';
import { commandsIn } from './commandText';
import { GuideSource } from './guideSource';
import { itemBlocks, type ItemsOf } from './itemBlocks';
import type { GuideBlock, GuideHost, GuideOutline, GuideStep } from './page';
import { renderBlocks } from './renderBlocks';
import { solutionLines } from './solutionLines';

/** The guide's page of a lab. What a step says is made when it is first asked for: a long lab has
 * hundreds of them, and a student looks at one. */
export interface GuidePage {
  readonly outline: GuideOutline;
  /** A step by its id; undefined where none is called so. A text without any has one, called ''. */
  step(id: string): GuideStep | undefined;
}

/** Makes the guide's page of a lab and the Markdown that it was read from. Total: any text gives one. */
export function guidePage(lab: Lab, text: string, host: GuideHost): GuidePage {
  const first = lab.steps.find(({ line }) => line > 1) ?? lab.steps[0];
  const source = new GuideSource(text.replace(/^\ufeff/, ''), host, first?.line);
  const made = new Map<string, GuideStep>();
  const outline: GuideOutline = {
    title: shown(lab.title),
    minutes: lab.minutes,
    steps: lab.steps.map(({ id, title, minutes, line }, index) => ({
      id,
      title: shown(title),
      minutes,
      anchors: source.anchors(title, line, lab.steps[index + 1]?.line),
    })),
  };
  return {
    outline,
    step(id) {
      const known = made.get(id) ?? makeStep(id);
      if (known !== undefined) made.set(id, known);
      return known;
    },
  };

  function makeStep(id: string): GuideStep | undefined {
    const index = lab.steps.findIndex((step) => step.id === id);
    const entry = outline.steps[index];
    const step = lab.steps[index];
    if (step === undefined || entry === undefined)
      return id === '' && lab.steps.length === 0 ? onlyRead() : undefined;
    const own = blocksOf(source.tree, step, lab.steps[index + 1]).filter(isNoTitle);
    const blocks = renderBlocks(
      own,
      source.render,
      itemsOf(step, host, lab.container !== undefined),
    );
    const places = commandsIn(blocks).map(({ place }) => place);
    return {
      ...entry,
      introduction: index === 0 ? introduction() : [],
      places: [...new Set(places)].filter((place) => place !== 'repl'),
      blocks,
      hints: step.items.filter(({ kind }) => kind === 'hint').length,
      solution: solutionLines(step, host),
    };
  }

  /** A text without any step. */
  function onlyRead(): GuideStep {
    const entry = { id: '', title: outline.title, minutes: undefined, anchors: [] };
    const nothing = { places: [], blocks: [], hints: 0, solution: [] };
    return { ...entry, ...nothing, introduction: introduction() };
  }

  function introduction(): GuideStep['introduction'] {
    const before = blocksBefore(source.tree, lab.steps[0]).filter(isNoTitle);
    return renderBlocks(before, source.render, () => []);
  }

  function shown(words: string): string {
    return safeLine(host.fill(words));
  }
}

/** A short text with markup, as hints and notes are, as HTML. */
export function guideText(text: string, host: GuideHost): string {
  const { tree, render } = new GuideSource(text, host, undefined);
  return tree.map(render).join('');
}

/** The lab's own title stands above all steps already. */
function isNoTitle({ type, token: { markup } }: Block): boolean {
  return type !== 'heading' || (markup !== '#' && markup !== '=');
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
