import { readFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import MarkdownIt from 'markdown-it';
import { parseLab } from '../src/core/lab/parseLab';
import { aligned, goal, kilobytes, lowerQuartile, milliseconds } from './figures';
import { madeCourse, madeLab } from './parse/madeTexts';
import type { Subject } from './subject';

/** Goal of the project for what a lab costs beside its Markdown alone. */
const goalRatio = 2;

/** Rounds that are counted; in each both read the text, so that both meet the same machine. */
const rounds = 41;

/** Before the first round: until then V8 still compiles what it finds in use. */
const warmUpMilliseconds = 1000;

/** A clock that is asked about less than this tells more of itself than of the work. */
const leastMilliseconds = 8;

/**
 * What reading a lab costs beside markdown-it's own full parse, inline markup included. Cost is the
 * time of processors and no clock's, since others may use the machine at the same time.
 */
export const parse: Subject = {
  name: 'parse',
  about: 'reading a lab beside `new MarkdownIt().parse` of the same text',
  needs: [],
  async measure({ signal }) {
    const shipped = await readFile('walkthroughs/apache2-live-action/lab.md', 'utf8');
    const texts = {
      'the apache2 lab': shipped,
      'a made lab of 1 MB': madeLab(),
      'a made course text': madeCourse(),
    };
    const measured: Measured[] = [];
    for (const [name, text] of Object.entries(texts)) {
      signal.throwIfAborted();
      measured.push(await compare(name, text));
    }
    const worst = Math.max(...measured.map(({ ratio }) => ratio));
    return {
      figures: { texts: measured },
      lines: [
        ...aligned(measured.map((one) => [one.name, told(one)])),
        goal(`at most ${goalRatio} times what markdown-it needs`, worst <= goalRatio),
        `  lower quartiles of ${rounds} rounds of processor time, the collector of garbage included;`,
        '  markdown-it reads with its default options, inline markup too',
      ],
    };
  },
};

interface Measured {
  readonly name: string;
  readonly characters: number;
  readonly labMilliseconds: number;
  readonly markdownMilliseconds: number;
  readonly ratio: number;
}

async function compare(name: string, text: string): Promise<Measured> {
  const markdown = new MarkdownIt();
  const ways = [() => parseLab(text), () => markdown.parse(text, {})] as const;
  for (const way of ways)
    for (let spentSoFar = 0; spentSoFar < warmUpMilliseconds;) spentSoFar += spent(way, 1);
  const repeats = Math.ceil(leastMilliseconds / Math.max(spent(ways[1], 1), 0.01));
  const spans: (readonly [lab: number, markdown: number])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Who comes second may find something prepared; so each comes second half of the times.
    const isLabFirst = round % 2 === 0;
    const first = spent(ways[isLabFirst ? 0 : 1], repeats);
    const second = spent(ways[isLabFirst ? 1 : 0], repeats);
    spans.push(isLabFirst ? [first, second] : [second, first]);
    // Ctrl-C is heard only between two rounds.
    await setImmediate();
  }
  const labMilliseconds = lowerQuartile(spans.map(([lab]) => lab));
  const markdownMilliseconds = lowerQuartile(spans.map(([, alone]) => alone));
  const ratio = labMilliseconds / markdownMilliseconds;
  return { name, characters: text.length, labMilliseconds, markdownMilliseconds, ratio };
}

/** Milliseconds of processor time that one call takes, from several. */
function spent(work: () => unknown, repeats: number): number {
  const begin = process.cpuUsage();
  for (let repeat = 0; repeat < repeats; repeat += 1) work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000 / repeats;
}

function told({ characters, labMilliseconds, markdownMilliseconds, ratio }: Measured): string {
  const costs = `${milliseconds(labMilliseconds)} beside ${milliseconds(markdownMilliseconds)}`;
  return `${ratio.toFixed(2)} times markdown-it (${costs}, ${kilobytes(characters)})`;
}
