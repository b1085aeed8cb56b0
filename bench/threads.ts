import { snapshotChange } from '../src/core/threads/snapshotChange';
import type { Snapshot } from '../src/core/threads/snapshot';
import type { ThreadScene, ToThreads } from '../src/protocol/threads';
import { ThreadPage } from '../test/helpers/threadPage';
import {
  bigPicture,
  pictureSnapshot,
  pictureTime,
  threadPictures,
} from '../test/helpers/threadPictures';
import { aligned, goal, kilobytes, median, milliseconds } from './figures';
import { drawMessage, type DrawTimes } from './threads/inPage';
import type { Findings, Subject } from './subject';

/** Openings of each picture, and updates of each that is open. */
const rounds = 7;
const updates = 20;

/** Milliseconds between two updates, four a second. */
const pause = 250;

/** Goals of the project, in milliseconds. */
const goals = { opening: 1000, update: 16 };

/** A server at rest, with a tenth of its threads at work, and with most of them. */
interface Picture {
  readonly name: string;
  readonly moments: readonly [rest: Snapshot, some: Snapshot, most: Snapshot];
}

/** Of a big container the host reads the threads of what is on the screen (`run/snapshotDetail`). */
const onScreen: ReadonlySet<number> = new Set(
  bigPicture(0)
    .processes.slice(0, 16)
    .map(({ pid }) => pid),
);

const pictures = {
  small: {
    name: '113 threads',
    moments: [pictureSnapshot(16, 0), pictureSnapshot(16, 1), pictureSnapshot(16, 5)],
  },
  big: {
    name: '10,001 threads, those on the screen read one by one',
    moments: [bigPicture(0, onScreen), bigPicture(10, onScreen), bigPicture(60, onScreen)],
  },
  whole: {
    name: '10,001 threads, all read one by one',
    moments: [bigPicture(0), bigPicture(10), bigPicture(60)],
  },
} as const satisfies Readonly<Record<string, Picture>>;

/** How soon the thread view has drawn a container, and what an update takes, also of a huge one. */
export const threads: Subject = {
  name: 'threads',
  about: 'the thread view from its first message to its picture, and an update of it',
  needs: ['browser'],
  async measure({ signal }) {
    const measured: [keyof typeof pictures, Measured][] = [];
    for (const [key, picture] of Object.entries(pictures)) {
      signal.throwIfAborted();
      measured.push([key as keyof typeof pictures, await measurePicture(picture, signal)]);
    }
    return findings(Object.fromEntries(measured) as Record<keyof typeof pictures, Measured>);
  },
};

interface Measured {
  /** Medians, in milliseconds of the page's only thread. */
  readonly opening: number;
  /** In which a tenth of all threads change what they do. */
  readonly update: Update;
  /** In which most do. */
  readonly upheaval: Update;
}

interface Update {
  readonly milliseconds: number;
  readonly worst: number;
  /** Of its message. */
  readonly bytes: number;
}

async function measurePicture({ moments }: Picture, signal: AbortSignal): Promise<Measured> {
  const [rest, some, most] = moments;
  const scene: ThreadScene = { ...threadPictures.idle, snapshot: rest };
  const openings: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    signal.throwIfAborted();
    await using page = await ThreadPage.open();
    openings.push(total(await draw(page, { type: 'scene', scene })));
    if (round === rounds - 1)
      return {
        opening: median(openings),
        update: await measureUpdates(page, rest, some, pictureTime),
        upheaval: await measureUpdates(page, rest, most, pictureTime + updates * pause),
      };
  }
  throw new Error('nothing was measured');
}

/** Goes from one to the other and back, over and over. */
async function measureUpdates(
  page: ThreadPage,
  one: Snapshot,
  other: Snapshot,
  since: number,
): Promise<Update> {
  const spans: number[] = [];
  let bytes = 0;
  let before = one;
  for (let turn = 1; turn <= updates; turn += 1) {
    const next = { ...(turn % 2 === 0 ? one : other), takenAt: since + turn * pause };
    const change = snapshotChange(before, next);
    bytes = JSON.stringify(change).length;
    spans.push(total(await draw(page, { type: 'change', change })));
    before = next;
  }
  return { milliseconds: median(spans), worst: Math.max(...spans), bytes };
}

async function draw(page: ThreadPage, message: ToThreads): Promise<DrawTimes> {
  return page.page.evaluate<DrawTimes>(drawMessage(message));
}

function total({ applied, drawn, laidOut }: DrawTimes): number {
  return applied + drawn + laidOut;
}

function findings(all: Readonly<Record<keyof typeof pictures, Measured>>): Findings {
  const { small, big } = all;
  const opening = big.opening / small.opening;
  const update = big.update.milliseconds / small.update.milliseconds;
  return {
    figures: { ...all, toSmall: { opening, update } },
    lines: [
      ...Object.entries(pictures).flatMap(([key, { name }]) => {
        const one = all[key as keyof typeof pictures];
        return [
          `  ${name}:`,
          ...aligned([
            ['  from the first message to the picture', milliseconds(one.opening)],
            ['  an update in which a tenth changes', told(one.update)],
            ['  one in which most change', told(one.upheaval)],
          ]),
        ];
      }),
      `  the huge container beside the lab: opening ${opening.toFixed(1)} times, update ${update.toFixed(1)} times`,
      goal('10,000 threads are there within a second', big.opening <= goals.opening),
      goal(
        `an update of them takes under ${String(goals.update)} ms`,
        big.update.milliseconds < goals.update,
      ),
      '  of the page alone, without what VS Code takes to open a view',
    ],
  };
}

function told({ milliseconds: middle, worst, bytes }: Update): string {
  return `${milliseconds(middle)}, at most ${milliseconds(worst)}, by a message of ${kilobytes(bytes)}`;
}
