import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  compareCopyName,
  copyApacheLab,
  copyCompareLab,
  copyName,
  type LabCopy,
} from '../helpers/labCopy';
import { labLeftOvers, tested } from '../helpers/labTests';
import { describeWithEngine } from '../helpers/realEngine';

const copies: readonly (readonly [string, string, () => Promise<LabCopy>])[] = [
  ['apache2-live-action', copyName, copyApacheLab],
  ['mpm-compare', compareCopyName, copyCompareLab],
];

// What ships is held to what every author is asked for: no check that cannot fail.
describeWithEngine('the labs that ship, thoroughly', (real) => {
  for (const [id, container, copy] of copies)
    it(`${id}: each check fails before, passes after, and notices each mistake`, async function () {
      // Each mistake is followed by a whole solution; waiting for workers to come and go takes minutes.
      this.timeout(20 * 60_000);
      const home = await mkdtemp(join(tmpdir(), 'live-labs-'));
      await using lab = await copy();
      const { report, exitCode, stderr } = await tested([lab.folder, '--thorough'], {
        LIVE_LABS_HOME: home,
      });
      assert.equal(report.error, undefined, stderr);
      assert.deepEqual(
        report.steps.map((step) => [step.id, step.state, step.defects]),
        report.steps.map((step) => [step.id, 'passed', []]),
        stderr,
      );
      const { thorough } = report;
      assert.ok(thorough !== undefined && thorough.checks > 0 && thorough.mistakes > 0);
      const { checks, failedBefore, passedAfter, mistakes, caught } = thorough;
      assert.deepEqual([failedBefore, passedAfter, caught], [checks, checks, mistakes]);
      assert.equal(exitCode, 0);
      assert.equal(await real.engine.container(container), undefined);
      assert.deepEqual(await labLeftOvers(real.engine), []);
      await rm(home, { recursive: true });
    });
});
