import assert from 'node:assert/strict';
import type { Need } from '../../../scripts/setup/parts';
import { countsFrom, type MochaEnd } from '../../../scripts/suites/mochaSuite';
import { runSuites } from '../../../scripts/suites/runSuites';
import type { Suite, SuiteCounts } from '../../../scripts/suites/suite';
import { suites } from '../../../scripts/suites/suites';
import { summary } from '../../../scripts/suites/summary';

const nothing: SuiteCounts = { passed: 0, failed: 0, skipped: [], lines: [] };

describe('suites', () => {
  it('are told in this order', () => {
    assert.deepEqual(
      suites.map(({ name }) => name),
      ['types', 'lint', 'unit', 'system', 'fuzz', 'vscode', 'vscode-oldest', 'engine', 'e2e'],
    );
  });
});

describe('countsFrom', () => {
  const end: MochaEnd = {
    counts: { passed: 3, failed: 0, skipped: [] },
    exitCode: 0,
    isCut: false,
  };
  const none = { passed: 0, failed: 0, skipped: [] };
  const one = { passed: 3, failed: 1, skipped: [] };
  const table: readonly (readonly [string, MochaEnd, string, says: RegExp])[] = [
    ['all passed', end, '3/0', /^$/],
    ['one failed', { ...end, counts: one, exitCode: 1 }, '3/1', /^$/],
    ['no test', { ...end, counts: none }, '0/1', /no test was found/],
    ['a bad exit code alone', { ...end, exitCode: 7 }, '3/1', /exit code 7/],
    ['no results', { ...end, counts: undefined }, '0/1', /broke down/],
    ['a run that was cut off', { ...end, isCut: true }, '3/1', /too long/],
  ];
  for (const [title, mocha, expected, says] of table)
    it(`counts ${title} as ${expected} passed and failed`, () => {
      const { passed, failed, lines } = countsFrom(mocha, undefined);
      assert.equal(`${passed}/${failed}`, expected);
      assert.match(lines.join(), says);
    });

  it('gives every skipped test the reason that is known', () => {
    const mocha = { ...end, counts: { ...none, skipped: ['engine builds'] } };
    assert.deepEqual(countsFrom(mocha, 'No engine.').skipped, [
      { title: 'engine builds', reason: 'No engine.' },
    ]);
    assert.match(countsFrom(mocha, undefined).skipped[0]?.reason ?? '', /itself/);
  });
});

describe('runSuites', () => {
  const happened: string[] = [];
  const suite = (
    name: string,
    traits: Partial<Suite> & { readonly counts?: SuiteCounts },
  ): Suite => ({
    name,
    needs: [],
    isQuiet: false,
    run({ skipBecause }) {
      happened.push(skipBecause === undefined ? name : `${name} without: ${skipBecause}`);
      return Promise.resolve(traits.counts ?? { ...nothing, passed: 1 });
    },
    ...traits,
  });
  const request = {
    signal: new AbortController().signal,
    tell: () => undefined,
    prepare: (need: Need) => {
      happened.push(`prepare ${need}`);
      return Promise.resolve<string | undefined>(undefined);
    },
  };
  beforeEach(() => {
    happened.length = 0;
  });

  it('begins the quiet ones first, prepares for those that need it, and goes on after a failure', async () => {
    const results = await runSuites(
      [
        suite('unit', { counts: { ...nothing, failed: 1 } }),
        suite('lint', { isQuiet: true }),
        suite('engine', { needs: ['engine'] }),
      ],
      request,
    );
    assert.deepEqual(happened, ['lint', 'prepare engine', 'unit', 'engine']);
    assert.deepEqual(
      results.map(({ name, failed }) => [name, failed]),
      [
        ['unit', 1],
        ['lint', 0],
        ['engine', 0],
      ],
    );
  });

  it('prepares nothing that no suite needs', async () => {
    await runSuites([suite('unit', {})], request);
    assert.deepEqual(happened, ['unit']);
  });

  it('tells only those that need it what is missing', async () => {
    await runSuites([suite('unit', {}), suite('engine', { needs: ['engine'] })], {
      ...request,
      prepare: () => Promise.resolve('no engine'),
    });
    assert.deepEqual(happened, ['unit', 'engine without: no engine']);
  });

  it('prepares once what several need, and skips only by what is missing', async () => {
    await runSuites(
      [
        suite('vscode', { needs: ['browser', 'vscode'] }),
        suite('e2e', { needs: ['engine', 'browser'] }),
      ],
      {
        ...request,
        prepare: (need) => {
          happened.push(`prepare ${need}`);
          return Promise.resolve(need === 'vscode' ? 'no VS Code' : undefined);
        },
      },
    );
    assert.deepEqual(happened, [
      ...['prepare browser', 'prepare vscode', 'prepare engine'],
      ...['vscode without: no VS Code', 'e2e'],
    ]);
  });

  it('stops the quiet ones when the preparation fails', async () => {
    const stopped: boolean[] = [];
    const quiet = suite('lint', {
      isQuiet: true,
      run({ signal }) {
        signal.addEventListener('abort', () => stopped.push(true));
        return Promise.resolve(nothing);
      },
    });
    const prepare = (): Promise<never> => Promise.reject(new Error('broken'));
    await assert.rejects(
      runSuites([quiet, suite('engine', { needs: ['engine'] })], { ...request, prepare }),
      /broken/,
    );
    assert.deepEqual(stopped, [true]);
  });
});

describe('summary', () => {
  it('ends with the counts of all, alone on a line', () => {
    const lines = summary([
      { ...nothing, name: 'types', passed: 1, milliseconds: 1234 },
      { ...nothing, name: 'unit', passed: 20, failed: 2, milliseconds: 500 },
    ]);
    assert.equal(lines.at(-1), '21 passed, 2 failed, 0 skipped');
    assert.ok(lines.some((line) => /^types +1 +0 +0 +1\.2 s$/.test(line)));
  });

  it('names every skipped test below its reason', () => {
    const skipped = [
      { title: 'builds', reason: 'No engine.' },
      { title: 'floods', reason: 'No engine.' },
      { title: 'runs as a user', reason: 'This is root.' },
    ];
    const lines = summary([{ ...nothing, name: 'engine', skipped, milliseconds: 0 }]);
    assert.deepEqual(lines.slice(lines.findIndex((line) => line.startsWith('!!!'))), [
      '!!! SKIPPED, so not proved here: 3',
      '    because: No engine.',
      '      engine: builds',
      '      engine: floods',
      '    because: This is root.',
      '      engine: runs as a user',
      '',
      '0 passed, 0 failed, 3 skipped',
    ]);
  });
});
