import assert from 'node:assert/strict';
import { nothingHeld } from '../../../src/flood/messages';
import { readyPerl, type ReadyProgram } from '../../../src/flood/readyPerl';
import { FakeChannel } from '../../helpers/fakeChannel';
import { HeldClock } from '../../helpers/heldClock';

describe('readyPerl', () => {
  let clock: HeldClock;
  let channel: FakeChannel;
  let ready: Promise<ReadyProgram | string>;
  beforeEach(() => {
    clock = new HeldClock();
    channel = new FakeChannel();
    ready = readyPerl(channel, clock);
  });
  // It waits for nothing any more, however it went.
  afterEach(() => {
    assert.equal(clock.sleeping, 0);
  });

  async function program(): Promise<ReadyProgram> {
    const it = await ready;
    assert.ok(typeof it !== 'string');
    return it;
  }

  it('gives on what a program says after it is ready', async () => {
    await channel.say({ is: 'ready', files: 1024 });
    const { lines, files } = await program();
    assert.equal(files, 1024);
    const report = { is: 'counts', counts: nothingHeld } as const;
    await channel.say(report);
    const said: unknown[] = [];
    for await (const line of lines) {
      said.push(JSON.parse(line));
      if (said.length === 2) channel.die();
    }
    assert.deepEqual(said, [{ is: 'ready', files: 1024 }, report]);
  });

  it('takes one that does not know how many files it may open', async () => {
    await channel.say({ is: 'ready' });
    assert.equal((await program()).files, undefined);
  });

  it('says what a program cannot do, without its control characters', async () => {
    await channel.say({ is: 'error', why: '/proc/uptime: \u009b31mno' } as never);
    assert.equal(await ready, 'its perl cannot hold connections from inside (/proc/uptime: 31mno)');
  });

  it('says that there is no program where anything else is said, or nothing to the end', async () => {
    const none = 'its image has no perl with which to hold connections from inside';
    await channel.say('exec failed: "perl" not found' as never);
    assert.equal(await ready, none);
    const other = new FakeChannel();
    const silent = readyPerl(other, clock);
    other.die();
    assert.equal(await silent, none);
  });

  it('does not wait for ever for a program that is silent', async () => {
    await clock.pass(10_000);
    assert.equal(await ready, 'its perl says nothing');
  });
});
