import type { Token } from 'markdown-it';
import { plainText } from '../lab/plainText';
import { blockTree, type Block } from '../walkthrough/blockTree';
import { createGuideMarkdown } from './guideMarkdown';
import type { GuideHost } from './page';
import type { Renderer } from './renderBlocks';
import { anchorOf, makeSafe } from './safeTokens';

/** A Markdown text as the guide reads it: its blocks at once, what stands inside them when it is shown. */
export class GuideSource {
  /** Its blocks; what stands inside them is read by `render`. */
  readonly tree: readonly Block[];
  readonly #tokens: Token[];
  /** The links that the text names in one place, for all others. */
  readonly #env = {};
  readonly #headings: readonly { readonly line: number; readonly anchor: string }[];
  readonly #stepLevel: number;
  readonly #isSafe = new Set<Token>();

  constructor(
    text: string,
    private readonly host: GuideHost,
    firstStep: number | undefined,
  ) {
    this.#tokens = blocks.parse(text, this.#env);
    this.tree = blockTree(this.#tokens);
    const heading = this.#tokens.find(
      ({ type, map }) => type === 'heading_open' && map?.[0] === (firstStep ?? 0) - 1,
    );
    this.#stepLevel = Number(heading?.tag.slice(1) ?? 2);
    this.#headings = this.#tokens.flatMap(({ type, markup, map }, index) => {
      const isInside = type === 'heading_open' && markup !== '#' && markup !== '=';
      const anchor = isInside ? anchorOf(this.#words(this.#tokens[index + 1])) : undefined;
      return anchor === undefined ? [] : [{ line: (map?.[0] ?? 0) + 1, anchor }];
    });
  }

  /** Names by which a link of the text may mean a step, or a place in it. */
  anchors(title: string, from: number, end = Infinity): readonly string[] {
    const inside = this.#headings.filter(({ line }) => line > from && line < end);
    return [...new Set([anchorOf(title) ?? [], inside.map(({ anchor }) => anchor)].flat())];
  }

  /** A block as HTML. */
  readonly render: Renderer = ({ at, end }) => {
    const tokens = this.#tokens.slice(at, end);
    const [first] = tokens;
    // They are changed where they stand, so that is done once.
    if (first !== undefined && !this.#isSafe.has(first)) {
      this.#isSafe.add(first);
      const state = new insides.core.State('', insides, this.#env);
      state.tokens = tokens;
      insides.core.process(state);
      makeSafe(tokens, this.host, this.#stepLevel);
    }
    return insides.renderer.render(tokens, insides.options, this.#env);
  };

  #words(inline: Token | undefined): string {
    const inside: Token[] = [];
    insides.inline.parse(inline?.content ?? '', insides, this.#env, inside);
    return plainText(inside);
  }
}

/** Reads the blocks of a text and nothing else: most of the time goes into what stands inside them. */
const blocks = createGuideMarkdown();
blocks.core.ruler.enableOnly(['normalize', 'block', 'console_block']);

/** Reads that, of tokens that are there. */
const insides = createGuideMarkdown();
insides.core.ruler.enableOnly(['inline', 'text_join']);
