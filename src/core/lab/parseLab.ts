import type { Token } from 'markdown-it';
import { assembleLab } from './assembleLab';
import { crossChecks, finalChecks } from './crossChecks/order';
import { mentionsOf, type Mentions } from './mentions';
import { misplacedComments } from './misplacedComments';
import type { Lab, Problem } from './model';
import { openFences } from './openFences';
import { plainText } from './plainText';
import { errorAt, inOrder, warningAt } from './problems';
import { deepestNesting, readBlocks, type Blocks } from './readBlocks';
import { readFrontMatter, type FrontMatterReading } from './readFrontMatter';
import { readSteps } from './readSteps';
import { directiveOf } from './rules/directive';
import { frontMatterOf } from './rules/frontMatter';

/** UTF-16 units of the longest text that is read: what Markdown costs grows faster than its size. */
export const longestLab = 1_000_000;

/**
 * Reads a lab from the text of its lab.md. Total: any text gives a lab, which is empty at worst,
 * and every problem that was found, in the order of the text.
 */
export function parseLab(text: string): { lab: Lab; problems: readonly Problem[] } {
  const { lab, problems } = readLab(text);
  return { lab, problems };
}

/** A lab with what only lint asks for. */
export interface LabReading {
  readonly lab: Lab;
  readonly problems: readonly Problem[];
  /** What a finished lab lacks. */
  readonly lacks: () => readonly Problem[];
  /** Where the text names files; that takes longer to find than all the rest. */
  readonly mentions: () => Mentions;
}

/** The same for lint. */
export function readLab(text: string): LabReading {
  if (text.length > longestLab) return tooLong();
  // A byte order mark is no part of the text: editors neither show nor count it.
  const blocks = readBlocks(text.replace(/^\ufeff/, ''));
  const headingText = (inline: Token): string => plainText(blocks.inside(inline));
  const front = frontMatterIn(blocks);
  const container = front.placed?.words.container;
  const { problems, ...sections } = readSteps(
    blocks.tokens,
    headingText,
    container?.container_name,
  );
  const title = titleOf(blocks, headingText);
  const draft = assembleLab(front, sections, title);
  return {
    lab: draft.lab,
    problems: inOrder([
      ...front.problems,
      // Elsewhere `<!-- NOTE: ... -->` is a comment like any other.
      ...problems.filter(({ code }) => draft.usesFormat || code !== 'directive-unknown'),
      ...nestingProblems(blocks),
      ...(draft.usesFormat ? [...misplacedComments(blocks), ...openFences(blocks)] : []),
      ...crossChecks.flatMap((check) => check(draft)),
    ]),
    lacks: () => finalChecks.flatMap((check) => check(draft)),
    mentions: () => mentionsOf(draft, blocks),
  };
}

function frontMatterIn({ tokens }: Blocks): FrontMatterReading {
  const directive = tokens.find((token) => {
    const found = directiveOf(token);
    return found !== undefined && found.meant === undefined;
  });
  // It stands at the very beginning or nowhere.
  const [first] = tokens;
  const source = first && frontMatterOf(first);
  if (source !== undefined) return readFrontMatter(source, directive !== undefined);
  if (directive === undefined) return noFrontMatter;
  const message = 'Begin the text with a front matter that names the lab and its container.';
  return {
    ...noFrontMatter,
    isOurs: true,
    problems: [warningAt({ line: 1, column: 1 }, 'front-matter-missing', message)],
  };
}

const noFrontMatter: FrontMatterReading = { factNames: [], isOurs: false, problems: [] };

/** The text of the first `#` heading. */
function titleOf({ tokens }: Blocks, headingText: (inline: Token) => string): string | undefined {
  const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1');
  const inline = at === -1 ? undefined : tokens[at + 1];
  const title = inline === undefined ? '' : headingText(inline);
  return title === '' ? undefined : title;
}

/** Markdown-it leaves out what is nested too deeply; no command may be lost without a word. */
function nestingProblems({ tokens }: Blocks): readonly Problem[] {
  const deep = tokens.find(
    ({ type, level }) =>
      (type === 'blockquote_open' || type === 'list_item_open') && level + 1 >= deepestNesting,
  );
  const message = `Lists and quotes are nested too deeply here (${String(deepestNesting)} levels) to be read; make them flatter.`;
  const place = { line: (deep?.map?.[0] ?? 0) + 1, column: 1 };
  return deep === undefined ? [] : [errorAt(place, 'nesting-too-deep', message)];
}

function tooLong(): LabReading {
  const message = `A lab may have at most ${String(longestLab)} characters; make more than one of it.`;
  const draft = assembleLab(noFrontMatter, { steps: [], only: undefined }, undefined);
  return {
    lab: draft.lab,
    problems: [errorAt({ line: 1, column: 1 }, 'lab-too-long', message)],
    lacks: () => [],
    mentions: () => mentionsOf(draft, readBlocks('')),
  };
}
