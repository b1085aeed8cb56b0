import assert from 'node:assert/strict';
import { containerRow } from '../../../src/ui/views/containerRows';
import type { ContainerFacts, FloodState } from '../../../src/core/ports';
import type { Snapshot } from '../../../src/core/threads/snapshot';
import { changedRows, type TreeNode } from '../../../src/ui/views/treeNode';
import { floodState } from '../../helpers/floods';
import { makeProcess, makeSnapshot } from '../../helpers/makeSnapshot';

const container: ContainerFacts = {
  ...{ id: 'c1', name: 'c', image: 'i', labels: {}, state: 'running', exitCode: 0, hostPid: 1 },
  ...{ workingDirectory: '/', tty: true, startedAt: '', published: [] },
};

const snapshot: Snapshot = {
  ...makeSnapshot([makeProcess(1)]),
  connections: {
    established: 85,
    queued: 19,
    ports: [
      { port: 80, established: 80, queued: 18, queueLength: 20, halfClosed: 0 },
      { port: 8081, established: 5, queued: 1, queueLength: 1, halfClosed: 0 },
    ],
  },
};

const rows = (flood: FloodState, seen = true): TreeNode =>
  containerRow({
    lab: 'l',
    container,
    snapshot: seen ? snapshot : undefined,
    flood,
    queueLimit: 512,
  });

const row = (said: Partial<FloodState> = {}, seen = true): TreeNode => {
  const [first] = rows(floodState(said), seen).children ?? [];
  assert.ok(first);
  return first;
};

const counts = ({ children = [] }: TreeNode): readonly string[] =>
  children.map(({ label, description }) => `${label} ${description ?? ''}`);

describe('the row of a flood', () => {
  it('stands above the processes, says how it goes and knows its lab', () => {
    const { label, description, spoken, tooltip, context, about } = row({
      held: 2000,
      wanted: 2222,
    });
    assert.equal(label, 'Flood 2,000/2,222');
    assert.equal(description, '80 served, 20 wait');
    const whole = 'Flood: 2,000 of 2,222 held, 80 served, 20 wait in the accept queue (of 512)';
    assert.equal(spoken, whole);
    assert.ok(tooltip?.startsWith(whole.replace('held, ', 'held\n')));
    assert.deepEqual([context, about], ['flood', { lab: 'l' }]);
    assert.equal(rows(floodState()).children?.[1]?.label, 'PID 1');
  });

  it('has each number with its source', () => {
    const { children = [] } = row();
    assert.deepEqual(counts(row()), [
      'Wanted 100',
      'Held by us 100',
      'Accepted by the server 80',
      'In the accept queue 20',
      'Dropped by the server 0',
      'Refused 0',
      'Replaced 0',
    ]);
    for (const { tooltip, spoken, children: none } of children) {
      assert.match(tooltip ?? '', /^[^\n]+: \d+\n[^\n]+\.$/);
      assert.match(spoken ?? '', /: \d+$/);
      assert.equal(none, undefined);
    }
    assert.match(children[3]?.tooltip ?? '', /rx_queue .*At most 512/);
  });

  it('has what is due while the load goes up, and the codes of what went wrong', () => {
    const failed = { ECONNREFUSED: 3, ETIMEDOUT: 2 };
    const said = { due: 40, held: 30, dropped: 5, replaced: 4, failed, broken: { ECONNRESET: 1 } };
    assert.deepEqual(counts(row(said, false)), [
      'Wanted 100',
      'Due by now 40',
      'Held by us 30',
      'Dropped by the server 5',
      'Refused 3',
      'Replaced 4',
      'ETIMEDOUT 2',
      'Of the dropped ones by ECONNRESET 1',
    ]);
  });

  it('says that nothing is replaced where that is so', () => {
    const planned = row({ replacing: false });
    assert.match(planned.tooltip ?? '', /are not replaced\.\nReleased automatically/);
    assert.match(planned.children?.at(-1)?.tooltip ?? '', /this flood replaces none/);
    const paused = row({ replacing: false, isPaused: true });
    assert.match(paused.tooltip ?? '', /Not replaced: you let/);
    assert.match(paused.children?.at(-1)?.tooltip ?? '', /none is replaced now/);
    const { tooltip } = row({ replacing: false, held: 0, dropped: 100 });
    assert.doesNotMatch(tooltip ?? '', /Released/);
  });

  it('is drawn alone where only its numbers change', () => {
    const before = rows(floodState({ held: 98 }));
    const after = rows(floodState({ held: 99 }));
    assert.deepEqual(changedRows([before], [after]), ['flood c1']);
    assert.deepEqual(changedRows([after], [rows(floodState({ held: 99 }))]), []);
  });

  it('goes with the flood', () => {
    const known = { lab: 'l', container, snapshot, flood: undefined };
    const { children = [] } = containerRow(known);
    assert.deepEqual(
      children.map(({ label }) => label),
      ['PID 1'],
    );
  });
});
