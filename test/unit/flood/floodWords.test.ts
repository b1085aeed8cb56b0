import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { readable } from '../../../src/core/base/words';
import { floodFigures } from '../../../src/core/flood/floodFigures';
import {
  clockTime,
  endWords,
  isSpent,
  notReplacedWords,
  settledWords,
  spentWords,
  spokenState,
  targetWords,
} from '../../../src/core/flood/floodWords';
import { terminalEndLine, terminalLine } from '../../../src/core/flood/terminalLine';
import { floodState } from '../../helpers/floods';
import { connectionsAt80 } from '../../helpers/makeSnapshot';
import { speaking } from '../../helpers/speaking';

describe('what is said of a flood', () => {
  const endsAt = new Date(2026, 10, 27, 12, 10, 30).getTime();

  it('names the moment as a clock shows it', () => {
    assert.equal(clockTime(endsAt), '12:10');
    assert.equal(clockTime(new Date(2026, 10, 27, 0, 5).getTime()), '00:05');
  });

  it('is how many are held, and until when, once it stands', () => {
    assert.equal(
      settledWords('apache2-test', floodState({ endsAt })),
      '100 connections are held to apache2-test; they are released automatically at 12:10.',
    );
    assert.equal(
      settledWords('apache2-test', floodState({ wanted: 1, endsAt })),
      '1 connection is held to apache2-test; it is released automatically at 12:10.',
    );
  });

  it('is also that none is replaced, where that is so', () => {
    const said = settledWords('it', floodState({ endsAt, replacing: false }));
    assert.match(said, / at 12:10\. Those that the server drops are not replaced\.$/);
  });

  it('is paused only where somebody has paused it', () => {
    assert.equal(
      notReplacedWords(floodState({ replacing: false, isPaused: true })),
      'replacing paused',
    );
    assert.equal(notReplacedWords(floodState({ replacing: false })), 'not replaced');
    assert.match(spentWords('it', {}), /, and none is replaced\.$/);
  });

  it('names the port only where there are several', () => {
    const paused = { isPaused: true } as const;
    assert.equal(targetWords('mpm', undefined), 'mpm');
    assert.equal(
      spentWords(targetWords('mpm', 8082), paused),
      'All connections to port 8082 of mpm were dropped by the server, and replacing is paused.',
    );
    assert.equal(
      speaking('ro', () => spentWords(targetWords('mpm', 8082), paused)),
      'Serverul a închis toate conexiunile către portul 8082 al containerului mpm, iar înlocuirea este întreruptă.',
    );
  });

  it('is spent once the server has dropped all and none is replaced', () => {
    const spent = floodState({ held: 0, dropped: 100, replacing: false });
    assert.equal(isSpent(spent), true);
    for (const other of [{ held: 1 }, { dropped: 0 }, { replacing: true }, { due: 99 }])
      assert.equal(isSpent({ ...spent, ...other }), false);
  });

  it('is too big in numbers as they are read, whether or not one stands already', () => {
    const facts = { name: 'it', asked: 1_000_000, most: 2222, why: 'so it is' };
    const tooBig = (): string => new LabsError('flood-too-big', facts).message;
    assert.equal(
      tooBig(),
      '1,000,000 connections to it are too many: at most 2,222 are safe here, because so it is. Hold 2,222 or fewer.',
    );
    assert.match(
      speaking('ro', tooBig),
      /^1\.000\.000 de conexiuni către it sunt prea multe: aici sunt sigure cel mult 2\.222,/,
    );
  });

  it('is said in full to those who hear it', () => {
    assert.equal(
      spokenState(floodState({ dropped: 2 })),
      '100 of 100 connections held, 2 dropped by the server',
    );
    assert.equal(
      spokenState(floodState({ held: 40, due: 40, replacing: false })),
      '40 of 100 connections held, 0 dropped by the server, more are coming, dropped ones are not replaced',
    );
  });

  it('is why it has ended', () => {
    const failure = new LabsError('flood-lost', { name: 'apache2-test', why: 'it was killed' });
    assert.equal(endWords('it', { why: 'released' }), 'All connections to it are released.');
    assert.match(endWords('it', { why: 'time' }), /^The time is over/);
    assert.equal(endWords('it', { why: 'failed', failure }), failure.message);
  });

  it('has large numbers as they are read', () => {
    assert.equal(readable(2222), '2,222');
  });
});

describe('the numbers of a flood', () => {
  const numbers = (...given: Parameters<typeof floodFigures>): readonly string[] =>
    floodFigures(...given).map(({ number, what }) => `${number} ${what}`);

  it('are our own where nobody looks into the container', () => {
    assert.deepEqual(numbers(floodState(), undefined), ['100/100 held', '0 dropped', '0 replaced']);
  });

  it("are the server's too where somebody does, with each failure by its code", () => {
    const state = floodState({
      held: 90,
      due: 95,
      dropped: 4,
      replaced: 3,
      failed: { ECONNREFUSED: 2, EMFILE: 1 },
      broken: { ECONNRESET: 4 },
    });
    assert.deepEqual(numbers(state, connectionsAt80(80, 8, 10)), [
      '90/100 held',
      '95 due by now',
      '80 accepted',
      '10 waiting',
      '4 dropped',
      '3 replaced',
      '2 refused',
      '1 failed',
      '4 cut off',
    ]);
  });

  it('take no more than a word for a code, since a container may have told it', () => {
    const [last] = floodFigures(floodState({ broken: { 'E[x](command:y)\u001b': 1 } }), undefined)
      .slice(-1)
      .map(({ source }) => source);
    assert.match(last ?? '', / \(Excommandy\)$/);
  });

  it('each say where they come from', () => {
    const sources = floodFigures(
      floodState({ failed: { EMFILE: 1 } }),
      connectionsAt80(80, 20),
    ).map(({ source }) => source);
    assert.equal(sources.filter((source) => source.includes('/proc/net/tcp')).length, 2);
    assert.ok(sources.at(-1)?.includes('EMFILE'));
  });
});

describe('a flood on one line', () => {
  const seen = connectionsAt80(80, 18, 20);

  it('has all its numbers where there is room', () => {
    assert.equal(
      terminalLine(floodState({ broken: { ECONNRESET: 1 } }), seen, 2000, 100),
      '100/100 held · 80 accepted · 20 waiting · 0 dropped · 0 replaced · 1 error · 9:58 left',
    );
  });

  it('says what is not known, what goes up, and what is paused', () => {
    assert.equal(
      terminalLine(
        floodState({ held: 40, due: 41, replacing: false, isPaused: true }),
        undefined,
        2000,
        200,
      ),
      '40/100 held, going up · ? accepted · ? waiting · 0 dropped · replacing paused · 0 errors · 9:58 left',
    );
  });

  it('has no time left once nothing is held and none is replaced', () => {
    const spent = floodState({ held: 0, dropped: 100, replacing: false });
    assert.equal(
      terminalLine(spent, connectionsAt80(0, 0), 2000, 200),
      '0/100 held · 0 accepted · 0 waiting · 100 dropped · not replaced · 0 errors',
    );
  });

  it('has in the end only what stays true', () => {
    const ended = floodState({ held: 30, wanted: 2222, dropped: 1500, failed: { EMFILE: 1 } });
    assert.equal(
      terminalEndLine(ended, 200),
      '0/2,222 held · 1,500 dropped · 0 replaced · 1 error',
    );
    for (let columns = 0; columns < 60; columns += 1)
      assert.ok(terminalEndLine(ended, columns).length <= columns);
  });

  it('never is wider than it may be, and keeps what matters most', () => {
    for (let columns = 0; columns < 120; columns += 1)
      assert.ok(terminalLine(floodState(), seen, 1000, columns).length <= columns);
    assert.equal(
      terminalLine(floodState(), seen, 2000, 40),
      '100/100 held · 80 accepted · 9:58 left',
    );
    assert.equal(terminalLine(floodState(), seen, 2000, 7), '100/100');
  });
});
