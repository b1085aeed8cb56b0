import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { ContainerFacts } from '../../../src/core/ports';
import type { CommandOutcome } from '../../../src/core/progress/commandOutcome';
import type { StepState } from '../../../src/core/progress/stepState';
import { containerRow } from '../../../src/ui/views/containerRows';
import { brokenRow, labRow, type LabRow } from '../../../src/ui/views/labRows';
import type { TreeNode } from '../../../src/ui/views/treeNode';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';
import { floodState } from '../../helpers/floods';

describe('labRow', () => {
  const { lab } = parseLab('# L\n## One\n## Two\n<!-- step\nneeds: [one]\n-->\n');
  const row = (...states: readonly StepState[]): TreeNode =>
    labRow({
      key: lab.id,
      lab,
      state: (step) => states[lab.steps.indexOf(step)] ?? { kind: 'open' },
      outcome: () => undefined,
      folder: undefined,
      readOnly: undefined,
    });

  it('counts the steps that are passed', () => {
    assert.equal(row({ kind: 'passed' }).description, '1 of 2 steps');
  });

  const cases: readonly [StepState, icon: string, spoken: RegExp][] = [
    [{ kind: 'open' }, 'circle-large-outline', /not done yet/],
    [{ kind: 'checking' }, 'loading~spin', /is being checked/],
    [{ kind: 'passed' }, 'pass-filled', /passed/],
    [{ kind: 'failed', verdicts: [] }, 'error', /not passed/],
    [{ kind: 'gone' }, 'history', /no longer running/],
    [{ kind: 'remembered' }, 'question', /cannot be said now/],
    [{ kind: 'skipped', reason: 'No.' }, 'circle-slash', /not for this machine/],
    [{ kind: 'blocked', by: ['one'] }, 'lock', /needs other steps/],
  ];
  for (const [state, icon, spoken] of cases)
    it(`shows a step that is ${state.kind}`, () => {
      const step = row(state).children?.[0];
      assert.equal(step?.icon?.name, icon);
      assert.match(step.spoken ?? '', spoken);
    });

  it('tells what a failed check expected and saw', () => {
    const verdict = {
      name: 'Threads',
      state: 'failed',
      expected: '7 threads',
      seen: '3 threads',
      because: 'Connections are still held.',
      fix: undefined,
      fault: 'you',
      evidence: [],
      at: 0,
    } as const;
    const step = row({ kind: 'failed', verdicts: [verdict] }).children?.[0];
    assert.match(step?.tooltip ?? '', /Expected: 7 threads\nSeen: 3 threads\nConnections/);
  });

  it('has nothing to unfold where there is no step', () => {
    const { lab: read } = parseLab('# Only to read\n\nWords.\n');
    const bare = labRow({
      key: read.id,
      lab: read,
      state: () => ({ kind: 'unchecked' }),
      outcome: () => undefined,
      folder: 'a.md',
      readOnly: undefined,
    });
    assert.equal(bare.children, undefined);
  });

  it('counts no step that is skipped, and says why it is', () => {
    const reason = 'It is only for Podman.';
    const lab = row({ kind: 'passed' }, { kind: 'skipped', reason });
    assert.equal(lab.description, '1 of 1 step');
    assert.equal(lab.icon?.name, 'pass-filled');
    assert.match(lab.children?.[1]?.tooltip ?? '', /skipped here\. It is only for Podman\./);
  });

  it('names the steps that have to be passed first', () => {
    const step = row({ kind: 'open' }, { kind: 'blocked', by: ['one'] }).children?.[1];
    assert.match(step?.tooltip ?? '', /needs "One" first/);
  });
});

describe('the rows of labs', () => {
  const { lab } = parseLab(
    '# L\n## One\n```console\nme@os:~$ ls -l\n>>> x\n```\n<!-- action: build -->\n<!-- hint: x -->\n## Two\n',
  );
  const row = (change: Partial<LabRow> = {}): TreeNode =>
    labRow({
      key: 'l',
      lab,
      state: () => ({ kind: 'open' }),
      outcome: () => undefined,
      folder: undefined,
      readOnly: undefined,
      ...change,
    });

  it('have a row for each part of a step that can be done, which a command knows', () => {
    const [one, two] = row().children ?? [];
    assert.deepEqual(
      one?.children?.map(({ label, about }) => [label, about]),
      [
        ['Run: ls -l', { lab: 'l', step: 'one', part: '0', deed: 'command' }],
        ['Build Container', { lab: 'l', step: 'one', part: '2', deed: 'build' }],
        ['Show a Hint', { lab: 'l', step: 'one' }],
      ],
    );
    assert.deepEqual(
      one.children.map(({ command, context }) => [command, context]),
      ['part', 'part', 'hint'].map((context) => [undefined, context]),
    );
    assert.equal(two?.children, undefined);
  });

  it('tell what became of a part, with a click that shows its terminal', () => {
    const known = (outcome: CommandOutcome, isTerminalOpen = true): TreeNode | undefined => {
      const one = row({ outcome: (_, { kind }) => isCommand(kind, { outcome, isTerminalOpen }) });
      return one.children?.[0]?.children?.[0];
    };
    const isCommand = <T>(kind: string, value: T): T | undefined =>
      kind === 'command' ? value : undefined;
    const running = known({ kind: 'running', since: 0 });
    assert.equal(running?.description, 'running');
    assert.equal(running.context, 'part running');
    assert.equal(running.icon?.name, 'loading~spin');
    assert.match(running.spoken ?? '', /^Part Run: ls -l, running\. It runs since/);
    assert.deepEqual(running.command, {
      id: 'liveLabs.showTerminal',
      args: ['l', 'one', '0', 'command'],
    });
    const end = {
      kind: 'ended',
      by: 'itself',
      milliseconds: 1200,
      sample: { matches: false, difference: { line: 7, words: 'it ends' } },
      printed: undefined,
    } as const;
    const failed = known({ ...end, exitCode: 3 }, false);
    assert.equal(failed?.description, 'exit code 3 · 1.2 s · differs');
    assert.equal(failed.context, 'part');
    assert.equal(failed.command, undefined);
    assert.equal(failed.icon?.name, 'warning');
    assert.match(failed.tooltip ?? '', /^ls -l\n\n.*\nDiffers from the text at line 7: it ends\.$/);
    assert.equal(known({ ...end, exitCode: 0 })?.icon?.name, 'diff');
    const alike = { ...end, sample: { matches: true } };
    assert.equal(known({ ...alike, exitCode: 0 })?.icon?.name, 'check');
    assert.equal(known({ ...alike, exitCode: 130 })?.icon?.name, 'debug-stop');
    assert.equal(known({ ...end, exitCode: undefined })?.icon?.name, 'terminal');
    assert.equal(known({ kind: 'sent', at: 0 })?.icon?.name, 'terminal');
  });

  it('have a row for each note of a lab that has no walkthrough, and one for all hints', () => {
    const { lab: noted } = parseLab(
      '# L\n## One\n<!-- note: See the port. -->\n<!-- hint: x -->\n<!-- hint: y -->\n',
    );
    const labels = (folder: string | undefined): readonly string[] | undefined =>
      row({ lab: noted, folder }).children?.[0]?.children?.map(({ label }) => label);
    assert.deepEqual(labels('f'), ['See the port.', 'Show a Hint']);
    assert.deepEqual(labels(undefined), ['Show a Hint']);
  });

  it('say in which folder a lab of the workspace is', () => {
    const { description, spoken } = row({ folder: 'course/one' });
    assert.equal(description, '0 of 2 steps · course/one');
    assert.equal(spoken, 'Lab L, 0 of 2 steps passed, in course/one');
  });

  it('say that a lab is only there to be read, and why', () => {
    const readOnly = { words: 'not trusted', why: 'It is not trusted.' };
    const { description, spoken, tooltip, context, children } = row({ folder: 'f', readOnly });
    assert.equal(description, 'not trusted · f');
    assert.equal(spoken, 'Lab L, not trusted, in f');
    assert.equal(tooltip, 'It is not trusted.');
    assert.equal(context, 'lab read-only');
    assert.equal(children?.length, 2);
  });

  it('keep labs and steps of one id apart by their keys', () => {
    const ids = ['l', '/w/lab.md'].flatMap((key) => {
      const { id, children = [] } = row({ key });
      return [
        id,
        ...children.flatMap((step) => [step.id, ...(step.children ?? []).map((it) => it.id)]),
      ];
    });
    assert.equal(new Set(ids).size, ids.length);
  });

  it('show the first problem of a broken lab, and open it there', () => {
    const first = { line: 3, column: 7, message: 'Write "title".' };
    const { description, command } = brokenRow('a/lab.md', '/w/a/lab.md', 'It has errors.', first);
    assert.equal(description, 'line 3: Write "title".');
    assert.deepEqual(command?.args, ['/w/a/lab.md', 3, 7]);
    assert.equal(brokenRow('a', 'f', 'why', undefined).description, 'cannot be read');
  });
});

describe('containerRow', () => {
  const container: ContainerFacts = {
    id: 'c1',
    name: 'apache2-test',
    image: 'i',
    labels: {},
    state: 'running',
    exitCode: 0,
    hostPid: 1,
    workingDirectory: '/',
    tty: true,
    published: [{ address: '127.0.0.1', host: 8080, container: 80 }],
    startedAt: 't',
  };
  const worker = makeProcess(8, {
    role: 'worker',
    threads: [makeThread(8, { role: 'main' }), makeThread(9, { role: 'serving' })],
  });
  const ours = { ...makeProcess(99), ours: true };
  const snapshot = makeSnapshot([worker, ours]);

  it('shows processes and threads with their numbers and roles, and none of ours', () => {
    const row = containerRow({ lab: 'l', container, snapshot, flood: undefined });
    assert.deepEqual(
      row.children?.map(({ label }) => label),
      ['PID 8'],
    );
    assert.match(row.children[0]?.description ?? '', /worker · NLWP 2 · 1 serving/);
    assert.deepEqual(
      row.children[0]?.children?.map(({ label, description }) => [label, description]),
      [
        ['LWP 8', 'main · sleeping (S) · waits for a signal from another thread'],
        ['LWP 9', 'serving · sleeping (S) · waits for a signal from another thread'],
      ],
    );
  });

  it('is another row once it runs, so that it can be opened', () => {
    const stopped = { ...container, state: 'exited' } as const;
    const rows = [container, stopped].map((it) =>
      containerRow({ lab: 'l', container: it, snapshot: undefined, flood: undefined }),
    );
    assert.notEqual(rows[0]?.id, rows[1]?.id);
    assert.deepEqual(
      rows.map(({ context }) => context),
      ['container running', 'container stopped'],
    );
    assert.equal(rows[1]?.children, undefined);
  });

  it('says that it is flooded, so that it can be released', () => {
    const flood = floodState({ wanted: 1, held: 1 });
    const { context } = containerRow({ lab: 'l', container, snapshot, flood });
    assert.equal(context, 'container running flooded');
  });
});
