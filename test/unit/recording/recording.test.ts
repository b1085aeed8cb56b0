import assert from 'node:assert/strict';
import { longestRecording, parseRecording } from '../../../src/core/recording/parseRecording';
import { Recorder } from '../../../src/core/recording/recorder';
import type { Recording } from '../../../src/core/recording/recording';
import { mostPoints, thinnedHistory } from '../../../src/core/recording/thinnedHistory';
import { floodState } from '../../helpers/floods';
import { header, recorded, serverAt } from '../../helpers/makeRecording';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';

function parsed(text: string): Recording {
  const read = parseRecording(text);
  if ('problem' in read) assert.fail(`${String(read.problem.line)}: ${read.problem.why}`);
  return read.recording;
}

describe('recording', () => {
  const made = recorded().recording(header);

  it('is the same after it was written and read', () => {
    const again = parsed(made.toText());
    assert.deepEqual(again.header, header);
    assert.deepEqual([again.from, again.to], [1000, 9000]);
    assert.deepEqual(again.history, made.history);
    assert.deepEqual(again.events, made.events);
    for (let at = 500; at < 10_000; at += 250)
      assert.deepEqual(again.pictureAt(at), made.pictureAt(at));
    assert.equal(parsed(again.toText()).toText(), again.toText());
  });

  it('keeps no flood that has ended while nobody looked', () => {
    const recorder = new Recorder();
    recorder.flood({ flood: floodState({ held: 7 }), queueLimit: 511 });
    recorder.see(serverAt(1000, 2, 3));
    recorder.blind();
    recorder.flood({ flood: undefined, queueLimit: undefined });
    recorder.see(serverAt(5000, 2, 0));
    const again = parsed(recorder.recording(header).toText());
    const held = [1000, 5000].map((at) => again.pictureAt(at).flood?.held);
    assert.deepEqual(held, [7, undefined]);
  });

  it('is a table after RFC 4180', () => {
    assert.deepEqual(made.toCsv().split('\r\n'), [
      'time,processes,threads,serving,idle,connections,queued,held',
      '1970-01-01T00:00:01.000Z,3,11,0,10,0,0,',
      '1970-01-01T00:00:03.000Z,4,16,12,3,12,0,7',
      '1970-01-01T00:00:04.000Z,5,21,20,0,20,0,7',
      '1970-01-01T00:00:05.000Z,2,6,0,5,0,0,',
      '1970-01-01T00:00:06.000Z,2,6,0,5,0,0,',
      '1970-01-01T00:00:08.000Z,3,11,2,8,2,0,',
      '1970-01-01T00:00:09.000Z,3,11,2,8,2,0,',
      '',
    ]);
  });

  it('takes no escape sequence from a file', () => {
    const text = made
      .toText()
      .replaceAll('"httpd -DFOREGROUND"', String.raw`"ht\u001b[2Jtpd\u202e"`);
    const { snapshot } = parsed(text).pictureAt(1000);
    assert.equal(snapshot?.processes[0]?.commandLine, 'httpd');
  });

  const lines = made.toText().split('\n');
  const first = lines[0] ?? '';
  const problems: readonly (readonly [title: string, text: string, line: number])[] = [
    ['no text', '', 1],
    ['another file', '{"a": 1}\n', 1],
    ['another format', `${first.replace('"format":1', '"format":2')}\n${lines[1] ?? ''}`, 1],
    ['a header alone', `${first}\n`, 1],
    ['a line that is cut off', made.toText().slice(0, -20), lines.length - 1],
    ['a snapshot without processes', `${first}\n{"at":1,"snapshot":{"takenAt":1}}`, 2],
    ['a row without a time', `${first}\n{"still":true}`, 2],
    ['too long a text', ' '.repeat(longestRecording + 1), 1],
  ];
  for (const [title, text, line] of problems)
    it(`says what is wrong with ${title}`, () => {
      const read = parseRecording(text);
      assert.ok('problem' in read);
      assert.equal(read.problem.line, line);
    });

  it('skips what a newer version has added', () => {
    const text = [first, '{"at":1,"mood":"good"}', ...lines.slice(1)].join('\n');
    assert.equal(parsed(text).toText(), parsed(made.toText()).toText());
  });

  const change = (...changed: readonly object[]): string =>
    JSON.stringify({ at: 2, change: { takenAt: 2, put: [], changed, ended: [] } });
  const one = { pid: 1, put: [], ended: [7] };

  it('refuses a big snapshot with very many rows', () => {
    const { snapshot } = made.pictureAt(1000);
    const [process] = snapshot?.processes ?? [];
    const processes = Array.from({ length: 5000 }, (_, pid) => ({
      ...process,
      pid,
      threads: [],
    }));
    const big = JSON.stringify({ at: 1, snapshot: { ...snapshot, processes } });
    const text = [first, big, ...Array<string>(100).fill(change())].join('\n');
    const read = parseRecording(text, 250_000);
    assert.ok('problem' in read && read.problem.line > 50);
  });

  it('refuses a process with many threads in which something changes very often', () => {
    const threads = Array.from({ length: 20_000 }, (_, lwp) => makeThread(lwp));
    const recorder = new Recorder();
    recorder.see({ ...makeSnapshot([makeProcess(1, { threads })]), takenAt: 1 });
    const big = recorder.recording(header).toText();
    const often = Array<string>(100).fill(change(one));
    const read = parseRecording(big + often.join('\n'), 1_000_000);
    assert.ok('problem' in read && read.problem.line > 20);
  });

  it('refuses a change that tells of one process twice', () => {
    const read = parseRecording(`${lines.slice(0, 2).join('\n')}\n${change(one, one)}`);
    assert.ok('problem' in read && read.problem.line === 3);
  });

  it('refuses more changes between whole snapshots than can be done at once', () => {
    const rows = Array<string>(300_000).fill(change());
    const read = parseRecording([...lines.slice(0, 2), ...rows].join('\n'));
    assert.ok('problem' in read && read.problem.line < 20_000);
  });
});

describe('thinnedHistory', () => {
  const points = Array.from({ length: 50_000 }, (_, index) => ({
    at: index * 100,
    processes: 1,
    threads: index === 777 ? 113 : index % 5,
    connections: index === 12_345 ? 100 : 0,
    queued: index === 23_456 ? 20 : 0,
  }));

  it('keeps the ends and all heights', () => {
    const thinned = thinnedHistory(points);
    assert.ok(thinned.length <= mostPoints && thinned.length > mostPoints / 4);
    assert.equal(thinned[0], points[0]);
    assert.equal(thinned.at(-1), points.at(-1));
    for (const index of [777, 12_345, 23_456])
      assert.ok(thinned.some((point) => point === points[index]));
  });

  it('has no more points than asked for, also where all are of one moment', () => {
    const ends = points.map((point, index) =>
      index > 49_900 ? { ...point, at: 4_990_100 } : point,
    );
    const one = points.map((point) => ({ ...point, at: 1 }));
    for (const all of [points, ends, one])
      for (const most of [1200, 101, 9]) assert.ok(thinnedHistory(all, most).length <= most);
  });

  it('leaves a short one as it is', () => {
    const short = points.slice(0, 100);
    assert.equal(thinnedHistory(short), short);
  });
});
