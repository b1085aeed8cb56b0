import type { Clock } from '../../src/core/base/clock';
import type { Outcome } from '../tools/command';
import type { Screen } from '../tools/screen';
import type { Administrator } from './administrator';
import { PartMissing } from '../tools/partMissing';

interface Turn {
  readonly args: readonly string[];
  /** Told to people before it begins. */
  readonly doing: string;
  readonly uninterrupted: boolean;
}

/** How long another program may hold apt's locks: unattended upgrades take their time. */
const lockLimitMilliseconds = 15 * 60_000;
const lockLookMilliseconds = 3_000;

/** What apt-get prints when another program works with packages, and who that is. */
const lockHeld = /Could not get lock|Unable to (?:lock|acquire)/;
const lockHolder = /held by process (\d+(?: \([^)]*\))?)/;

/** Lines of apt-get and dpkg that tell how far they are. */
const headway = /^(?:Get:|Selecting|Unpacking|Setting up|Processing)/;

/**
 * Installs packages by apt-get without their recommendations, and waits while another program
 * works with packages. Fails with `PartMissing`. An interruption cuts off only the downloads:
 * what dpkg has begun is finished first, so that the machine's packages stay in order.
 */
export class Apt {
  constructor(
    readonly administrator: Administrator,
    readonly screen: Screen,
    readonly clock: Clock,
    readonly signal: AbortSignal,
  ) {}

  async install(packages: readonly string[]): Promise<void> {
    const install = ['install', '-y', '--no-install-recommends'];
    const refreshed = await this.#take({
      args: ['update'],
      doing: 'Refreshing the lists of packages',
      uninterrupted: false,
    });
    // A source of somebody else's that does not answer need not concern us: the download shows it.
    if (refreshed.exitCode !== 0) this.screen.warn('Not all lists of packages could be refreshed.');
    for (const turn of [
      {
        args: [...install, '--download-only', ...packages],
        doing: `Downloading ${packages.join(' ')} and what it needs`,
        uninterrupted: false,
      },
      {
        args: [...install, ...packages],
        doing: `Installing ${packages.join(' ')}`,
        uninterrupted: true,
      },
    ]) {
      const { exitCode, lines } = await this.#take(turn);
      if (exitCode !== 0) throw notInstalled(packages, lines, this.administrator.log.path);
    }
  }

  async #take(turn: Turn): Promise<Outcome> {
    this.screen.info(`${turn.doing} (apt-get)`);
    const deadline = this.clock.now() + lockLimitMilliseconds;
    for (;;) {
      const outcome = await this.#runOnce(turn);
      this.signal.throwIfAborted();
      const complaint = outcome.lines.find((line) => lockHeld.test(line));
      if (outcome.exitCode === 0 || complaint === undefined || this.clock.now() > deadline)
        return outcome;
      const holder = lockHolder.exec(complaint)?.[1];
      this.screen.progress(
        `waiting until another program (${holder ?? 'not known which'}) is done with packages`,
      );
      await this.clock.sleep(lockLookMilliseconds, this.signal);
    }
  }

  #runOnce({ args, uninterrupted }: Turn): Promise<Outcome> {
    const command = ['apt-get', ...args];
    return this.administrator.run(
      // English, for the lines that are looked for; no questions; out of reach of Ctrl-C where
      // dpkg must not be cut off.
      [
        'env',
        'LC_ALL=C',
        'DEBIAN_FRONTEND=noninteractive',
        ...(uninterrupted ? ['setsid', '--wait'] : []),
        ...command,
      ],
      {
        uninterrupted,
        hear: (line) => {
          if (headway.test(line)) this.screen.progress(line);
        },
      },
    );
  }
}

function notInstalled(
  packages: readonly string[],
  lines: readonly string[],
  log: string,
): PartMissing {
  const complaints = lines.filter((line) => line.startsWith('E: ')).slice(-2);
  return new PartMissing(
    `apt-get could not install ${packages.join(' ')}: ${complaints.join(' ') || (lines.at(-1) ?? 'it printed nothing')}`,
    `Its whole output is in ${log}.`,
  );
}
