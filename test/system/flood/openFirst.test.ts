import assert from 'node:assert/strict';
import { systemClock } from '../../../src/core/base/clock';
import type { FloodCommand, FloodCommands } from '../../../src/flood/channel';
import { floodCommands } from '../../../src/flood/floodCommands';
import { openFirst } from '../../../src/flood/openFirst';
import { readReport } from '../../../src/flood/readReport';
import { FakeClock } from '../../helpers/fakeClock';
import { floodFile } from '../../helpers/floods';

const ready: FloodCommand = ['sh', '-c', 'echo \'{"is":"ready"}\'; cat'];
const last: FloodCommand = ['echo', 'last'];

describe('openFirst', function () {
  this.timeout(20_000);

  async function firstLine(
    commands: FloodCommands,
    clock = systemClock,
  ): Promise<string | undefined> {
    const channel = await openFirst(commands, clock);
    channel.write({ do: 'alive' });
    try {
      for await (const line of channel.lines) return line;
      return undefined;
    } finally {
      await channel.end();
    }
  }

  it('takes the first that says that it is ready', async () => {
    assert.equal(await firstLine([ready, last]), '{"is":"ready"}');
  });

  const unready: Readonly<Record<string, FloodCommand>> = {
    'is not there': ['/nowhere/perl'],
    'ends at once': ['false'],
    'says something else': ['echo', 'Unknown open() mode'],
    'cannot know the time': ['echo', '{"is":"error","why":"/proc/uptime"}'],
  };
  for (const [what, command] of Object.entries(unready))
    it(`takes the next where one ${what}`, async () => {
      assert.equal(await firstLine([command, last]), 'last');
    });

  const strange: Readonly<Record<string, string>> = {
    PERL_UNICODE: 'SDA',
    PERLIO: ':utf8',
    PERL5OPT: '-Mnothing::of::that::name',
    PERL5LIB: '/nowhere',
    LC_ALL: 'xx_YY',
  };
  for (const [name, value] of Object.entries(strange))
    it(`takes perl also where a user has set ${name}`, async () => {
      const [perl] = floodCommands(floodFile, 'linux');
      const before = process.env[name];
      process.env[name] = value;
      const lines: string[] = [];
      try {
        const channel = await openFirst([perl, last], systemClock);
        channel.write({ do: 'release' });
        for await (const line of channel.lines) lines.push(line);
        await channel.end();
      } finally {
        if (before === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before;
      }
      assert.deepEqual(
        lines.map((line) => readReport(line)?.is),
        ['ready', 'ended'],
      );
    });

  it('does not wait for ever for one that says nothing', async () => {
    assert.equal(await firstLine([['cat'], last], new FakeClock()), 'last');
  });
});

describe('floodCommands', () => {
  it('prefers perl where there is the file that is its clock, and always has our own program', () => {
    const own = [floodFile.node, floodFile.file];
    const [perl, node, ...none] = floodCommands(floodFile, 'linux');
    assert.ok(perl.includes('perl'));
    assert.deepEqual([node, none], [own, []]);
    for (const platform of ['darwin', 'win32'] as const)
      assert.deepEqual(floodCommands(floodFile, platform), [own]);
  });
});
