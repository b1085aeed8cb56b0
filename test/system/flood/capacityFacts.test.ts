import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { capacityFacts } from '../../../src/flood/capacity/capacityFacts';
import {
  ownDescriptors,
  reservedDescriptors,
  usualDescriptors,
} from '../../../src/flood/capacity/ownDescriptors';
import { limitsText, ProcFolder } from '../../helpers/procFolder';
import { skipSuite } from '../../helpers/skip';

describe('capacityFacts', () => {
  let proc: ProcFolder;

  beforeEach(async () => {
    proc = await ProcFolder.create();
  });

  afterEach(() => proc[Symbol.asyncDispose]());

  it('tells what the machine takes', async () => {
    await proc.write('self/limits', limitsText(1024, 4096));
    await proc.write('sys/net/ipv4/ip_local_port_range', '32768\t60999\n');
    await proc.write('sys/fs/file-nr', '1466\t0\t9223372036854775807\n');
    assert.deepEqual(await capacityFacts('direct', proc.path), {
      own: 4096 - reservedDescriptors,
      way: 'direct',
      clientPorts: 28_232,
      machineFiles: Number('9223372036854775807') - 1466,
    });
  });

  it('is careful on a system without /proc', async () => {
    assert.deepEqual(await capacityFacts('unknown', `${proc.path}/none`), {
      own: usualDescriptors - reservedDescriptors,
      way: 'unknown',
      clientPorts: 16_384,
      machineFiles: undefined,
    });
  });
});

describe('ownDescriptors', () => {
  /** What a child of Node that is given this soft limit may open, and what it has open. */
  function childWith(softLimit: number): { readonly limit: number; readonly open: number } {
    const program = `const { readFileSync, readdirSync } = require('node:fs');
      const [, limit] = /^Max open files +(\\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
      console.log(JSON.stringify({ limit: Number(limit), open: readdirSync('/proc/self/fd').length }))`;
    const words = ['-c', `ulimit -Sn ${String(softLimit)}; exec "$0" -e "$1"`];
    const text = execFileSync('sh', [...words, process.execPath, program], { encoding: 'utf8' });
    return JSON.parse(text) as { limit: number; open: number };
  }

  before(function () {
    if (!existsSync('/proc/self/limits')) skipSuite(this, 'there is no /proc/self/limits here');
  });

  it('is what a real child may open beside its own, whatever soft limit it is given', async () => {
    const child = childWith(256);
    assert.equal(await ownDescriptors(), child.limit - reservedDescriptors);
    assert.ok(child.open < reservedDescriptors / 2, String(child.open));
  });
});
