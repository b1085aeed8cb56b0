import assert from 'node:assert/strict';
import { Places } from '../../../src/webview/threads/places';
import { processCard, threadCard } from '../../../src/webview/threads/cardWords';
import { SeenLives } from '../../../src/webview/threads/seenLives';
import { tableDeed } from '../../../src/webview/threads/tableKeys';
import {
  rowsInSight,
  tableRows,
  type TableChoice,
  type TableRow,
} from '../../../src/webview/threads/tableRows';
import { makeSnapshot } from '../../helpers/makeSnapshot';
import { parent, worker } from './threadScenes';

const choice: TableChoice = {
  filter: '',
  sort: { column: 'pid', isDown: false },
  turned: new Set(),
};
const named = (rows: readonly TableRow[]): readonly string[] =>
  rows.map(({ process, thread }) => (thread ? `  ${String(thread.lwp)}` : String(process.pid)));
const snapshot = makeSnapshot([parent, worker(8, 1), worker(40)]);

describe('places of workers', () => {
  it('are for life, and a new one takes the first that is free', () => {
    const places = new Places();
    assert.deepEqual(
      [...places.place(['a', 'b', 'c'])],
      [
        ['a', 0],
        ['b', 1],
        ['c', 2],
      ],
    );
    assert.deepEqual(
      [...places.place(['c', 'd'])],
      [
        ['c', 2],
        ['d', 0],
      ],
    );
    assert.equal(places.place(['c', 'd', 'e']).get('e'), 1);
  });

  it('are found again when the past is looked at', () => {
    const places = new Places();
    places.place(['a', 'b']);
    places.place(['b', 'c']);
    assert.deepEqual(
      [...places.place(['a', 'b'])],
      [
        ['a', 0],
        ['b', 1],
      ],
    );
  });
});

describe('what was seen of processes', () => {
  it('is for how long threads are as they are, who is new, and who is exiting', () => {
    const lives = new SeenLives();
    const busy = worker(8, 1);
    const fewer = { ...busy, threads: busy.threads.slice(0, 2), threadCount: 2 };
    const [main, first] = busy.threads;
    assert.ok(main && first);
    lives.see({ ...snapshot, processes: [worker(8)], takenAt: 1000 });
    lives.see({ ...snapshot, processes: [busy, worker(40)], takenAt: 3000 });
    assert.equal(lives.since(busy, main), 1000);
    assert.equal(lives.since(busy, first), 3000);
    assert.deepEqual([lives.isNew(busy, 3500), lives.isNew(worker(40), 3500)], [false, true]);
    assert.equal(lives.isNew(worker(40), 9000), false);
    lives.see({ ...snapshot, processes: [fewer], takenAt: 4000 });
    assert.equal(lives.isExiting(fewer), true);
  });
});

describe('cards of the picture', () => {
  const context = { snapshot, lives: new SeenLives(), now: undefined };

  it('say what is not readable', () => {
    const threads = worker(8).threads.map((thread) => ({ ...thread, waitsFor: undefined }));
    const blind = { ...worker(8), threads, seesWaits: false };
    const [main] = blind.threads;
    assert.ok(main);
    assert.match(threadCard(blind, main, context).lines.join('\n'), /is not readable here/);
    assert.match(processCard(blind, context).lines.join('\n'), /cannot be read from here/);
  });

  it('take a process whose threads were only counted for a living one', () => {
    const listed = { ...worker(8), threads: [], threadCount: 7 };
    const card = processCard(listed, context);
    assert.match(card.title, /: 7 threads$/);
    assert.doesNotMatch([card.title, ...card.lines].join('\n'), /zombie/i);
    assert.equal(card.ps, '');
  });

  it('name the thread and have its line', () => {
    const process = worker(8, 1);
    const thread = process.threads[1];
    assert.ok(thread);
    const card = threadCard(process, thread, context);
    assert.equal(card.title, 'serving 9 of worker 8');
    assert.match(card.ps, /\b9\b/);
  });
});

describe('rows of the table', () => {
  it('are a tree, open in a small container', () => {
    assert.deepEqual(named(tableRows(snapshot, choice)).slice(0, 4), ['1', '  1', '8', '  8']);
    const closed = { ...choice, turned: new Set(['8 108', '40 140']) };
    assert.deepEqual(named(tableRows(snapshot, closed)), ['1', '  1', '8', '40']);
  });

  it('are sorted with what is unknown last', () => {
    const sized = makeSnapshot([
      parent,
      { ...worker(8), rssBytes: 5 },
      { ...worker(40), rssBytes: 9 },
    ]);
    const closed = new Set(['1 101', '8 108', '40 140']);
    const sorted = (isDown: boolean): readonly string[] =>
      named(tableRows(sized, { ...choice, turned: closed, sort: { column: 'rss', isDown } }));
    assert.deepEqual(sorted(false), ['8', '40', '1']);
    assert.deepEqual(sorted(true), ['1', '40', '8']);
  });

  it('are filtered with the process above what fits', () => {
    assert.deepEqual(named(tableRows(snapshot, { ...choice, filter: 'Serving' })), ['8', '  9']);
    assert.deepEqual(tableRows(snapshot, { ...choice, filter: 'nobody' }), []);
  });

  it('are there only in sight', () => {
    assert.deepEqual(rowsInSight(10_000, 2000, 200, 20), { first: 92, last: 118 });
    assert.deepEqual(rowsInSight(3, 0, 200, 20), { first: 0, last: 3 });
  });

  it('are gone through by keys as a tree is', () => {
    const rows = tableRows(snapshot, choice);
    const deed = (index: number, key: string): unknown => tableDeed(rows, index, key, 5);
    assert.deepEqual(deed(0, 'ArrowDown'), { kind: 'go', index: 1 });
    assert.deepEqual(deed(0, 'ArrowUp'), { kind: 'go', index: 0 });
    assert.deepEqual(deed(2, 'ArrowLeft'), { kind: 'turn', key: '8 108' });
    assert.deepEqual(deed(4, 'ArrowLeft'), { kind: 'go', index: 2 });
    assert.deepEqual(deed(2, 'ArrowRight'), { kind: 'go', index: 3 });
    assert.deepEqual(deed(1, 'Enter'), { kind: 'choose', key: '1 101 1' });
    assert.equal(deed(1, 'x'), undefined);
  });
});
