import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connectionsKind } from '../../../src/core/checks/kinds/connections';
import { evaluate } from '../../../src/core/lab/expression';
import { parseLab } from '../../../src/core/lab/parseLab';
import { readFact } from '../../../src/core/lab/readFact';
import { makeSnapshot } from '../../helpers/makeSnapshot';

const folder = 'walkthroughs/apache2-live-action';

describe('the lab apache2-live-action', () => {
  const { lab, problems } = parseLab(readFileSync(`${folder}/lab.md`, 'utf8'));
  const names = Object.fromEntries(
    Object.entries(lab.facts).map(([name, source]) => {
      const text = readFileSync(`${folder}/container/${source.file}`, 'utf8');
      return [name, Number(readFact(source, text)?.value)];
    }),
  );

  it('has no problems', () => {
    assert.deepEqual(problems, []);
  });

  it('has nine steps, each with a check', () => {
    assert.deepEqual(
      lab.steps.map(({ id }) => id),
      [
        ...['build', 'works', 'processes', 'mpm', 'threads'],
        ...['predict', 'flood', 'release', 'clean-up'],
      ],
    );
    assert.deepEqual(
      lab.steps.filter(({ items }) => !items.some(({ kind }) => kind === 'check')),
      [],
    );
  });

  it('takes as long as its steps together', () => {
    const sum = lab.steps.reduce((before, { minutes }) => before + (minutes ?? NaN), 0);
    assert.equal(lab.minutes, sum);
  });

  it('reads the numbers of the event MPM, not of another one', () => {
    assert.deepEqual(names, {
      StartServers: 2,
      ThreadsPerChild: 5,
      MaxRequestWorkers: 80,
      MaxSpareThreads: 60,
      ListenBacklog: 511,
    });
  });

  it('enters the container once and leaves it before the next host command', () => {
    const commands = lab.steps.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'command' ? [item] : [])),
    );
    assert.deepEqual(
      commands.map(({ text, target, moves }) => [text, moves ?? target]),
      [
        ['curl localhost:8080', 'host'],
        ['docker exec -it apache2-test bash', 'enters-container'],
        ['ps -ef', 'container'],
        ['grep mod_mpm conf/httpd.conf', 'container'],
        ['httpd -M', 'container'],
        ['ps -efL', 'container'],
        ["ps -ef | grep -c '[h]ttpd'", 'container'],
        ['exit', 'leaves-container'],
        ['curl localhost:8080', 'host'],
      ],
    );
  });

  const sums = [
    { step: 'predict', kind: 'question', words: 'answer', value: 17 },
    { step: 'threads', kind: 'threads', words: 'total', value: 15 },
    { step: 'flood', kind: 'processes', words: 'count', value: 17 },
    { step: 'flood', kind: 'threads', words: 'total', value: 113 },
    { step: 'release', kind: 'processes', words: 'count', value: 13 },
  ];
  for (const { step, kind, words, value } of sums) {
    it(`expects in ${step} ${String(value)} by its ${words} of ${kind}`, () => {
      const items = lab.steps.find(({ id }) => id === step)?.items ?? [];
      const found = items.flatMap((item) => {
        if (item.kind === 'question') return kind === 'question' ? [item.answer] : [];
        if (item.kind !== 'check' || item.probe.kind !== kind) return [];
        return [(item.probe.expects as Record<string, unknown>)[words]];
      });
      assert.deepEqual(
        found.map((sum) => evaluate(String(sum), names)),
        [{ value }],
      );
    });
  }

  const rushes = [
    { established: 80, queued: 20, holds: true },
    { established: 78, queued: 22, holds: true },
    { established: 64, queued: 36, holds: true },
    { established: 60, queued: 40, holds: false },
    { established: 78, queued: 21, holds: false },
    { established: 82, queued: 18, holds: false },
    { established: 80, queued: 0, holds: false },
  ];
  for (const { holds, ...connections } of rushes) {
    const { established, queued } = connections;
    it(`${holds ? 'takes' : 'refuses'} ${String(established)} served and ${String(queued)} waiting for a full pool`, () => {
      const check = lab.steps
        .find(({ id }) => id === 'flood')
        ?.items.find((item) => item.kind === 'check' && item.probe.kind === 'connections');
      assert.ok(check?.kind === 'check');
      const snapshot = makeSnapshot([], connections);
      const judged = connectionsKind.judge(check.probe.expects as never, snapshot, names);
      assert.equal(judged.holds, holds);
    });
  }
});
