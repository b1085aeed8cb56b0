import assert from 'node:assert/strict';
import type { Administrator } from '../../../scripts/setup/administrator';
import { Apt } from '../../../scripts/setup/apt';
import type { Outcome } from '../../../scripts/tools/command';
import { LogFile } from '../../../scripts/tools/logFile';
import { PartMissing } from '../../../scripts/tools/partMissing';
import { Screen } from '../../../scripts/tools/screen';
import { FakeClock } from '../../helpers/fakeClock';

const locked = {
  exitCode: 100,
  lines: [
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (unattended-upgr)',
  ],
};
const good = { exitCode: 0, lines: [] };
const unknown = {
  exitCode: 100,
  lines: ['Reading package lists...', 'E: Unable to locate package x'],
};

/** apt-get as it answers on some machine: one answer a call, the last one for ever. */
class Packages {
  readonly calls: string[] = [];
  readonly told: string[] = [];
  readonly clock = new FakeClock();
  readonly interruption = new AbortController();
  readonly apt: Apt;

  constructor(...answers: readonly Outcome[]) {
    const administrator: Pick<Administrator, 'run' | 'log'> = {
      log: new LogFile('setup.log'),
      run: (argv, options) => {
        const answer = answers[Math.min(this.calls.length, answers.length - 1)] ?? good;
        this.calls.push(argv.slice(argv.indexOf('apt-get') + 1).join(' '));
        assert.equal(argv.includes('setsid'), options?.uninterrupted === true);
        return Promise.resolve(answer);
      },
    };
    const paper = { isTTY: true, columns: 200, write: (text: string) => this.told.push(text) };
    const screen = new Screen(paper, () => this.clock.now());
    this.apt = new Apt(administrator, screen, this.clock, this.interruption.signal);
  }
}

describe('Apt', () => {
  it('refreshes the lists, downloads, and then installs without what is only recommended', async () => {
    const { apt, calls } = new Packages(good);
    await apt.install(['docker.io', 'apparmor']);
    assert.deepEqual(calls, [
      'update',
      'install -y --no-install-recommends --download-only docker.io apparmor',
      'install -y --no-install-recommends docker.io apparmor',
    ]);
  });

  it('waits while another program holds the lock, and says which', async () => {
    const { apt, calls, told, clock } = new Packages(locked, locked, good);
    await apt.install(['docker.io']);
    assert.equal(calls.filter((call) => call === 'update').length, 3);
    assert.ok(told.some((text) => text.includes('812 (unattended-upgr)')));
    assert.ok(clock.time > 0);
  });

  it('does not wait for ever', async () => {
    const { apt, clock } = new Packages(locked);
    await assert.rejects(apt.install(['docker.io']), PartMissing);
    assert.ok(clock.time >= 15 * 60_000);
  });

  it('goes on where only the lists could not be refreshed', async () => {
    const { apt, calls } = new Packages(unknown, good);
    await apt.install(['docker.io']);
    assert.equal(calls.length, 3);
  });

  it('says why apt-get failed and where all that it printed is', async () => {
    const { apt } = new Packages(good, unknown);
    await assert.rejects(
      apt.install(['x']),
      /could not install x: E: Unable to locate package x .*setup\.log/,
    );
  });

  it('begins nothing more once it was interrupted', async () => {
    const { apt, calls, interruption } = new Packages(good);
    interruption.abort(new Error('Interrupted'));
    await assert.rejects(apt.install(['docker.io']), /Interrupted/);
    assert.deepEqual(calls, ['update']);
  });
});
