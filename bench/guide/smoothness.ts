import type { GuideChange, LiveStep } from '../../src/protocol/guide';
import { median } from '../figures';
import { opened, steps, type GuideWindow } from './guideWindow';
import { giveMessages, pageWatcher, scrollSteps, switchSteps } from './inPage';

/** How a page goes on once it is open. */
export interface Smoothness {
  readonly rows: readonly Row[];
  /** The biggest message of each kind, in UTF-16 units of its JSON. */
  readonly messages: readonly (readonly [name: string, size: number])[];
}

interface Row {
  readonly name: string;
  /** What each took until it was painted, where that was measured. */
  readonly median: number | undefined;
  /** Milliseconds; 0 where no task was long. */
  readonly longestTask: number;
  readonly longestFrame: number;
}

/** What was seen in the page while something was done there. */
interface Seen {
  readonly spans: readonly number[];
  readonly tasks: readonly number[];
  readonly frames: readonly number[];
}

/** As many as a student sees in a minute, or more. */
const count = 60;

/** Opens the guide of the big lab, works in it, and measures what that costs the page. */
export async function smoothness(window: GuideWindow): Promise<Smoothness> {
  await window.messages();
  await window.firstPaint(opened.bigGuide);
  const page = await window.guide();
  await page.evaluate(pageWatcher);
  const switching = await page.evaluate<Seen>(switchSteps(count));
  const sent = await window.messages();
  const one = await page.evaluate<Seen>(giveMessages(changes(1), count));
  const all = await page.evaluate<Seen>(giveMessages(changes(steps), count));
  const scrolling = await page.evaluate<Seen>(scrollSteps(count));
  const messages = new Map<string, number>();
  for (const [type, size] of sent) messages.set(type, Math.max(size, messages.get(type) ?? 0));
  return {
    rows: [
      row('switching steps', switching),
      row('a change of one step', one),
      row('a change of all steps', all),
      row('scrolling the list', scrolling),
    ],
    messages: [...messages, ['change of one step', JSON.stringify(changes(1)[0]).length]],
  };
}

function row(name: string, { spans, tasks, frames }: Seen): Row {
  return {
    name,
    median: spans.length === 0 ? undefined : median(spans),
    longestTask: Math.max(0, ...tasks),
    longestFrame: Math.max(0, ...frames),
  };
}

/** Two messages as the host sends them, of which each undoes the other in as many steps. */
function changes(
  size: number,
): readonly { readonly type: 'change'; readonly change: GuideChange }[] {
  return [failed, open].map((live) => ({
    type: 'change',
    change: {
      steps: Object.fromEntries(
        Array.from(
          { length: size },
          (_, at) => [`step-${String(((at + count) % steps) + 1)}`, live] as const,
        ),
      ),
    },
  }));
}

const check = {
  state: 'failed',
  expected: '2 workers with 7 threads each',
  seen: '16 workers with 7 threads each',
  because: 'Connections are still held.',
  fault: 'you',
  fix: 'Release Connections',
  evidence: Array.from({ length: 16 }, (_, row) => `www-data ${String(row)} httpd -DFOREGROUND`),
  at: 0,
} as const;

const open: LiveStep = {
  state: 'open',
  words: 'not done yet',
  why: undefined,
  checks: {},
  hints: [],
  answers: {},
  ran: {},
};

const failed: LiveStep = {
  ...open,
  state: 'failed',
  words: 'not passed',
  checks: { 6: check, 7: check },
};
