import assert from 'node:assert/strict';
import { Countdown } from '../../../src/ui/flood/countdown';
import { statusText } from '../../../src/ui/flood/statusText';
import { floodState } from '../../helpers/floods';
import { HeldClock } from '../../helpers/heldClock';

describe('a countdown', () => {
  const begun = (): { clock: HeldClock; ticks: number[]; countdown: Countdown } => {
    const clock = new HeldClock();
    const ticks: number[] = [];
    const countdown = new Countdown(clock, () => ticks.push(clock.now()));
    return { clock, ticks, countdown };
  };

  it('ticks when another second has gone, and not beyond the end', async () => {
    const { clock, ticks, countdown } = begun();
    countdown.until(3500);
    await clock.pass(10_000);
    assert.deepEqual(ticks, [500, 1500, 2500, 3500]);
    assert.equal(clock.sleeping, 0);
  });

  it('ticks once for each second, however often it is told the same end', async () => {
    const { clock, ticks, countdown } = begun();
    for (let time = 0; time < 5; time += 1) countdown.until(2000);
    await clock.pass(2000);
    assert.deepEqual(ticks, [1000, 2000]);
  });

  it('goes on to another end', async () => {
    const { clock, ticks, countdown } = begun();
    countdown.until(1000);
    countdown.until(2500);
    await clock.pass(5000);
    assert.deepEqual(ticks, [500, 1500, 2500]);
  });

  it('has no timer without an end, nor once it is disposed of', async () => {
    const { clock, ticks, countdown } = begun();
    countdown.until(5000);
    countdown.until(undefined);
    await clock.pass(0);
    assert.equal(clock.sleeping, 0);
    countdown.until(6000);
    countdown.dispose();
    await clock.pass(10_000);
    assert.deepEqual([ticks, clock.sleeping], [[], 0]);
  });
});

describe('a flood in the status bar', () => {
  const table: readonly (readonly [Parameters<typeof floodState>[0], string])[] = [
    [{}, '$(flame) 100/100 held · 0 dropped · 9:58'],
    [{ held: 40, due: 41 }, '$(flame) 40/100 held $(arrow-up) · 0 dropped · 9:58'],
    [
      { held: 97, dropped: 3, replacing: false, isPaused: true },
      '$(flame) 97/100 held · 3 dropped · $(debug-pause) replacing paused · 9:58',
    ],
    [
      { held: 97, dropped: 3, replacing: false },
      '$(flame) 97/100 held · 3 dropped · not replaced · 9:58',
    ],
    [
      { held: 0, dropped: 100, replacing: false },
      '$(flame) 0/100 held · 100 dropped · not replaced',
    ],
  ];
  for (const [said, text] of table)
    it(`reads ${text}`, () => {
      assert.equal(statusText(floodState(said), 2000), text);
    });
});
