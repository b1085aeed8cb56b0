import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { EnterKey } from '../../../../src/cli/flood/enterKey';
import {
  firstLine,
  lastLine,
  mostWords,
  sampleLine,
  spentLine,
} from '../../../../src/cli/flood/floodLines';
import { floodPlan } from '../../../../src/core/flood/floodPlan';
import type { ContainerFacts } from '../../../../src/core/ports';
import { floodState } from '../../../helpers/floods';

const container = {
  name: 'demo',
  published: [
    { address: '127.0.0.1', host: 8080, container: 80 },
    { address: '::1', host: 8081, container: 81 },
  ],
} as unknown as ContainerFacts;

function key(isTTY: boolean): EnterKey {
  return new EnterKey(Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.ReadStream);
}

describe('what the command line says of a flood', () => {
  const pipe = key(false);

  it('begins with where it goes, how many, and when it ends', () => {
    const state = floodState({ endsAt: new Date(2026, 0, 2, 12, 10, 5).getTime() });
    const plan = floodPlan({ count: 100 });
    assert.equal(
      firstLine(container, 80, plan, state, pipe),
      'Holding 100 connections to demo, port 80, at 127.0.0.1:8080. They are released after 600 s, at 12:10:05.',
    );
    assert.equal(
      firstLine(container, 81, floodPlan({ count: 1, limitMilliseconds: 9000 }), state, pipe),
      'Holding 1 connection to demo, port 81, at [::1]:8081. It is released after 9 s, at 12:10:05.',
    );
    assert.match(
      firstLine(container, 80, plan, { ...state, from: 'container' }, pipe),
      /port 80, from inside the container\./,
    );
  });

  const earlier: readonly (readonly [
    name: string,
    enter: Pick<EnterKey, 'isOfTerminal' | 'isOfPipe'>,
    end: string,
  ])[] = [
    ['a terminal', key(true), ', or once you press ENTER.'],
    ['a pipe', { isOfTerminal: false, isOfPipe: true }, ', or once a line comes from the input.'],
    ['no input', pipe, '.'],
  ];
  for (const [name, enter, end] of earlier)
    it(`says what ends it earlier with ${name}`, () => {
      const line = firstLine(container, 80, floodPlan({ count: 9 }), floodState(), enter);
      assert.match(line, /after 600 s, at [\d:]+/);
      assert.equal(line.split(/at \d\d:\d\d:\d\d/)[1], end);
    });

  it('says that nothing is held any more', () => {
    const rest =
      'dropped by the server, and with --no-replace none is opened anew, so nothing is held any more.';
    assert.equal(spentLine(container, { dropped: 9 }), `All 9 connections to demo were ${rest}`);
    assert.equal(spentLine(container, { dropped: 1 }), `The connection to demo was ${rest}`);
  });

  it('tells what was refused', () => {
    const sample = {
      ...{ at: '2026-01-02T12:10:05Z', wanted: 9, held: 4, accepted: 3, queued: null },
      ...{ dropped: 5, replaced: 1, failed: 3, refused: 2, codes: { ECONNREFUSED: 2, EPIPE: 1 } },
    };
    assert.match(
      sampleLine(sample),
      /^\d\d:10:05 {2}held 4 of 9 {2}accepted 3 {2}waiting \? {2}dropped 5 {2}replaced 1 {2}failed 3 {2}refused 2 \(2 x ECONNREFUSED, 1 x EPIPE\)$/,
    );
    assert.doesNotMatch(sampleLine({ ...sample, refused: 0 }), /refused/);
  });

  const ends = [
    ['released', 'A line came from the input, so'],
    ['time', 'The time is over, so'],
    ['interrupted', 'Interrupted, so'],
  ] as const;
  for (const [why, expected] of ends)
    it(`ends with why: ${why}`, () => {
      const line = lastLine(why, container, pipe);
      assert.equal(line, `${expected} all connections to demo are released.`);
    });

  it('says how many were held at most', () => {
    assert.equal(mostWords(16, 20), '16 of 20 were held at most.');
    assert.equal(mostWords(0, 1), '0 of 1 was held at most.');
  });
});
