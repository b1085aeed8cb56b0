import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { currentLease, isLeaseHeld } from '../../../src/run/lease';

describe('lease', () => {
  it('is held while its process lives', () => {
    assert.ok(isLeaseHeld(currentLease()));
  });

  it('is not held once its process has ended', async () => {
    const child = spawn('true');
    await once(child, 'exit');
    assert.ok(!isLeaseHeld(`${hostname()}/${String(child.pid)}/1`));
  });

  it('is not held by another process that got the same PID', () => {
    const [machine, pid] = currentLease().split('/');
    assert.ok(!isLeaseHeld(`${machine ?? ''}/${pid ?? ''}/1`));
  });

  it('counts as held on another machine, where nobody can tell', () => {
    assert.ok(isLeaseHeld('elsewhere.test/1/1'));
  });
});
