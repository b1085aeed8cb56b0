import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { currentLease } from '../../../src/run/lease';
import { forsakenShells } from '../../../src/run/shells/endShell';

const id = '0b8d3c52-6a0e-4c57-9a52-0d2c3f5a7e11';
const other = '5f0c1f3e-18f3-4f1e-8f43-2a1d7a1c9b22';
/** No process has this PID: it is above the kernel's own limit. */
const dead = `${hostname()}/99999999/1`;

const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['finds a shell whose process is dead', [`LIVE_LABS_SHELL=${id}@${dead}`], [id]],
  ['leaves one alone whose process lives', [`LIVE_LABS_SHELL=${id}@${currentLease()}`], []],
  ['leaves one of another machine alone', [`LIVE_LABS_SHELL=${id}@elsewhere.test/1/1`], []],
  ['leaves one alone that names no process', [`LIVE_LABS_SHELL=${id}`, 'A=b'], []],
  [
    'names each shell once, however many processes carry it',
    [id, other, id].map((each) => `LIVE_LABS_SHELL=${each}@${dead}`),
    [id, other],
  ],
  ['takes no script for an id', [`LIVE_LABS_SHELL=*) reboot;; ${id}@${dead}`], []],
  ['takes no other variable', [`X_LIVE_LABS_SHELL=${id}@${dead}`], []],
];

describe('forsakenShells', () => {
  for (const [name, variables, expected] of table) {
    it(name, () => {
      const environments = ['PATH=/bin', ...variables, 'HOME=/root', ''].join('\0');
      assert.deepEqual(forsakenShells(environments), expected);
    });
  }
});
