import { skipTest } from './skip';

/**
 * For tests of which each needs the last: what comes after one that failed is skipped, since it would
 * fail by that and show nothing.
 * @param failed keeps what there is to see of the one that failed
 */
export function inStages(failed: () => Promise<unknown>): void {
  let hasFailed = false;

  beforeEach(function () {
    if (hasFailed) skipTest(this, 'one that it needs has failed');
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    hasFailed = true;
    await failed();
  });
}
