import assert from 'node:assert/strict';
import { parseLab } from '../../../../src/core/lab/parseLab';
import type { RunnableLab } from '../../../../src/run/loadLab';
import { askChecks, checksOf } from '../../../../src/run/testing/askChecks';
import { TestRig } from '../../../../src/run/testing/testRig';
import { TimedChecks } from '../../../../src/run/testing/timedChecks';
import { FakeClock } from '../../../helpers/fakeClock';
import { memoryContext } from '../../../helpers/memoryContext';
import { MemoryEngine } from '../../../helpers/memoryEngine';

const text = `---
lab: demo
container: { container_name: demo-test, image: "demo:1" }
---
## A
<!-- check
name: Waits
container: running
within: 4 s
-->
<!-- check
name: Looks once
container: absent
within: 0 s
-->
`;

describe('askChecks', () => {
  it('tells of each check how long it was asked', async () => {
    const { lab, problems } = parseLab(text);
    const [step] = lab.steps;
    assert.ok(step && lab.container, JSON.stringify(problems));
    const loaded = { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;
    const context = memoryContext(new MemoryEngine(), new FakeClock());
    const tell = (): void => undefined;
    await using rig = new TestRig(loaded, context, new AbortController().signal, tell);
    await using timed = new TimedChecks(checksOf(step), rig);
    const reports = await askChecks(step, timed, rig, tell);
    assert.deepEqual(
      reports.map(({ state, milliseconds }) => [state, milliseconds]),
      [
        ['failed', 4000],
        ['passed', 0],
      ],
    );
  });
});
