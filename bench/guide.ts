import { aligned, goal, kilobytes, median, milliseconds } from './figures';
import { blocksInStep } from './guide/bigLab';
import { bundleOf, type Bundle } from './guide/bundles';
import { GuideWindow, opened, steps } from './guide/guideWindow';
import { smoothness, type Smoothness } from './guide/smoothness';
import { whileWaiting } from '../scripts/tools/whileWaiting';
import type { Findings, Subject } from './subject';

/** Rounds that are counted; in each all are opened, so that all meet the same machine. */
const rounds = 5;

/** Goals of the project. */
const goals = {
  /** What opening takes, beside VS Code's own preview of the same text. */
  previewRatio: 1,
  /** What opening the big lab takes, beside opening the one that ships. */
  bigRatio: 2,
  /** The longest task after opening: with more a page stutters. */
  taskMilliseconds: 50,
  bundleBytes: 60_000,
};

/** How soon the guide is there and how smoothly it goes on, in a real VS Code. */
export const guide: Subject = {
  name: 'guide',
  about: 'the guide from its command to its first paint, and a lab of 300 steps in it',
  needs: ['browser', 'vscode'],
  async measure({ screen, signal }) {
    const bundles = [await bundleOf('guide'), await bundleOf('threads')] as const;
    await using window = await GuideWindow.open();
    const paints: Paints[] = [];
    // The first round meets what VS Code does only once, and is told apart.
    for (let round = 0; round <= rounds; round += 1) {
      signal.throwIfAborted();
      paints.push(await whileWaiting(screen, `round ${String(round)}`, paintAll(window)));
    }
    const smooth = await whileWaiting(screen, 'the big lab', smoothness(window));
    return findings(bundles, paints, smooth);
  },
};

type Paints = Readonly<Record<keyof typeof opened, number>>;

async function paintAll(window: GuideWindow): Promise<Paints> {
  return {
    guide: await window.firstPaint(opened.guide),
    preview: await window.firstPaint(opened.preview),
    bigGuide: await window.firstPaint(opened.bigGuide),
    bigPreview: await window.firstPaint(opened.bigPreview),
  };
}

function findings(
  bundles: readonly [guide: Bundle, threads: Bundle],
  [first, ...counted]: readonly Paints[],
  smooth: Smoothness,
): Findings {
  const middle = (of: keyof Paints): number => median(counted.map((paints) => paints[of]));
  const paint = {
    guide: middle('guide'),
    preview: middle('preview'),
    bigGuide: middle('bigGuide'),
    bigPreview: middle('bigPreview'),
  };
  const toPreview = paint.guide / paint.preview;
  const bigToPreview = paint.bigGuide / paint.bigPreview;
  const bigToGuide = paint.bigGuide / paint.guide;
  const worst = Math.max(...smooth.rows.map(({ longestTask }) => longestTask));
  const [own, other] = bundles;
  return {
    figures: { bundles, first, paint, toPreview, bigToPreview, bigToGuide, ...smooth },
    lines: [
      `  from the command to the title on the screen, medians of ${String(rounds)} rounds:`,
      ...aligned([
        ['  the apache2 lab', told(paint.guide, first?.guide)],
        ["  VS Code's preview of it", told(paint.preview, first?.preview)],
        ['  the guide beside the preview', `${toPreview.toFixed(2)} times`],
        [
          `  ${String(steps)} steps, ${String(steps * blocksInStep)} blocks`,
          told(paint.bigGuide, first?.bigGuide),
        ],
        ["  VS Code's preview of them", told(paint.bigPreview, first?.bigPreview)],
        ['  the guide beside the preview', `${bigToPreview.toFixed(2)} times`],
        ['  the big lab beside the apache2 lab', `${bigToGuide.toFixed(2)} times`],
      ]),
      goal('no slower than the preview', Math.max(toPreview, bigToPreview) <= goals.previewRatio),
      goal(
        `the big lab within ${String(goals.bigRatio)} times the apache2 lab`,
        bigToGuide <= goals.bigRatio,
      ),
      `  the big lab once it is open (tasks that Chromium calls long take over 50 ms):`,
      ...aligned(smooth.rows.map((row) => [`  ${row.name}`, toldRow(row)])),
      ...aligned(smooth.messages.map(([name, size]) => [`  message: ${name}`, kilobytes(size)])),
      goal(`no task over ${String(goals.taskMilliseconds)} ms`, worst <= goals.taskMilliseconds),
      ...aligned(
        bundles.map((bundle) => [`what the ${bundle.app} view loads`, toldBundle(bundle)]),
      ),
      goal(
        `the guide loads under ${kilobytes(goals.bundleBytes)}, gzipped not over twice the thread view`,
        own.scriptBytes + own.styleBytes < goals.bundleBytes &&
          own.gzipBytes <= 2 * other.gzipBytes,
      ),
    ],
  };
}

function told(value: number, first = NaN): string {
  return `${milliseconds(value)} (the first time ${milliseconds(first)})`;
}

function toldRow({
  median: middle,
  longestTask,
  longestFrame,
}: Smoothness['rows'][number]): string {
  const each = middle === undefined ? '' : `${milliseconds(middle)} each, `;
  const task = longestTask === 0 ? 'no long task' : `longest task ${milliseconds(longestTask)}`;
  return `${each}${task}, longest frame ${milliseconds(longestFrame)}`;
}

function toldBundle({ scriptBytes, styleBytes, gzipBytes }: Bundle): string {
  return `${kilobytes(scriptBytes)} script, ${kilobytes(styleBytes)} style, ${kilobytes(gzipBytes)} gzipped`;
}
