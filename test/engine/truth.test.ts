import assert from 'node:assert/strict';
import type { ContainerFacts, Flood } from '../../src/core/ports';
import { formatPs } from '../../src/core/threads/formatPs';
import { openExecSource } from '../../src/sampling/execSource';
import { openHostSource } from '../../src/sampling/hostSource';
import { describeWithApache } from '../helpers/apacheContainer';
import { flood } from '../helpers/floods';
import { parsePs } from '../helpers/parsePs';
import type { RealEngine } from '../helpers/realEngine';
import { skipTest } from '../helpers/skip';

/** What of the columns of `ps -efL` lasts as long as its thread and process do. */
const columns = ['UID', 'PID', 'PPID', 'LWP', 'NLWP', 'TTY', 'CMD'];

const rounds = 200;

/** So often in these rounds the flood begins or ends, and the server's pool grows or shrinks. */
const roundsOfTide = 40;

/** The sources that list threads; undefined where one cannot be used. */
const openers = { 'host /proc': openHostSource, exec: openExecSource };

describeWithApache('snapshots in a real flood', (real, apache) => {
  for (const [name, open] of Object.entries(openers))
    it(`by ${name} agree with ps on every process and thread that lasts`, async function () {
      await using container = await apache.run();
      await using source = await open(real.engine, container);
      if (source === undefined)
        skipTest(this, 'the containers of this engine run on another kernel');
      await using tide = new Tide(real, container);
      const tally = new Tally();
      let seen = linesOf(formatPs(await source.take()));
      let byPs = linesOf(await real.output(container.id, ['ps', '-efL']));
      for (let round = 0; round < rounds; round += 1) {
        if (round % roundsOfTide === 0) await tide.turn();
        const [seenBefore, psBefore] = [seen, byPs];
        seen = linesOf(formatPs(await source.take()));
        tally.allOf(
          inBoth(seenBefore, seen),
          psBefore,
          'ps sees what was seen before and after it',
        );
        byPs = linesOf(await real.output(container.id, ['ps', '-efL']));
        const lasting = inBoth(psBefore, byPs);
        tally.allOf(lasting, seen, 'what ps saw before and after is seen');
        tally.note(lasting.size);
      }
      // Else it was no flood in which processes come and go.
      const { least, most, compared } = tally;
      assert.ok(least < 30 && most > 90, `${String(least)} to ${String(most)} threads`);
      assert.ok(compared > rounds * 2 * 15, `${String(compared)} lines`);
    });
});

/** The flood, which begins and ends in turn. */
class Tide implements AsyncDisposable {
  #flood: Flood | undefined;

  constructor(
    private readonly real: RealEngine,
    private readonly container: ContainerFacts,
  ) {}

  async turn(): Promise<void> {
    if (this.#flood === undefined) this.#flood = await flood(this.real.engine, this.container, 100);
    else await this[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#flood?.[Symbol.asyncDispose]();
    this.#flood = undefined;
  }
}

/** How much was compared, of how many threads. */
class Tally {
  compared = 0;
  least = Infinity;
  most = 0;

  allOf(expected: ReadonlySet<string>, seen: ReadonlySet<string>, what: string): void {
    this.compared += expected.size;
    assert.deepEqual(
      [...expected].filter((line) => !seen.has(line)),
      [],
      what,
    );
  }

  note(threads: number): void {
    this.least = Math.min(this.least, threads);
    this.most = Math.max(this.most, threads);
  }
}

/** The compared columns of every thread of httpd, zombies as well. */
function linesOf(listed: string): ReadonlySet<string> {
  return new Set(
    parsePs(listed)
      .filter((row) => row['CMD']?.includes('httpd') === true)
      .map((row) => columns.map((column) => row[column]).join(' ')),
  );
}

function inBoth(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((line) => other.has(line)));
}
