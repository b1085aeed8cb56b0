import assert from 'node:assert/strict';
import { openPids, processRowId } from '../../../src/ui/views/openProcesses';

describe('openPids', () => {
  it('tells the processes of one container whose rows are open', () => {
    const rows = [
      'container aaa running',
      processRowId('aaa', 7, 100),
      processRowId('bbb', 8, 100),
      processRowId('aaa', 12, 300),
      'thread aaa 9 100 9',
    ];
    assert.deepEqual(openPids(rows, 'aaa'), [7, 12]);
    assert.deepEqual(openPids(rows, 'ccc'), []);
  });
});
