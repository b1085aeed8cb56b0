import assert from 'node:assert/strict';
import { layerProgress } from '../../../src/engine/requests/layerProgress';
import type { Row } from '../../../src/engine/requests/readRows';

describe('layerProgress', () => {
  it('adds up the layers and tells only what is new', () => {
    const told: string[] = [];
    const hear = layerProgress((line) => told.push(line));
    const row = (id: string, current: number, total: number, status = 'Downloading'): Row => ({
      id,
      status,
      progressDetail: { current: current * 1e6, total: total * 1e6 },
    });
    hear({ status: 'Pulling from library/httpd', id: '2.4' });
    hear(row('a', 1, 10));
    hear(row('a', 1.1, 10));
    hear(row('b', 2, 30));
    hear(row('a', 5, 10, 'Extracting'));
    hear(row('b', 30, 30));
    assert.deepEqual(told, [
      'downloaded 1 of 10 MB',
      'downloaded 3 of 40 MB',
      'downloaded 31 of 40 MB',
    ]);
  });
});
