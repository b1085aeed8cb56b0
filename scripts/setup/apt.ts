import type { Clock } from '../../src/core/base/clock';
import type { Argv, Outcome } from '../tools/command';
import { PartMissing } from '../tools/partMissing';
import type { Screen } from '../tools/screen';
import type { Administrator } from './administrator';

/** One call of apt-get. */
interface Turn {
  /** What people are told before it begins. */
  readonly doing: string;
  readonly args: readonly string[];
  /** It changes what is installed, so it is finished once it has begun. */
  readonly isLasting?: boolean;
}

/** How long another program may hold apt's locks: unattended upgrades take their time. */
const lockLimitMilliseconds = 15 * 60_000;
const lockLookMilliseconds = 3_000;

/** What apt-get prints where another program works with packages, and who that is. */
const lockHeld = /Could not get lock|Unable to (?:lock|acquire)/;
const lockHolder = /held by process (\d+(?: \([^)]*\))?)/;

/** Lines of apt-get and dpkg that tell how far they are. */
const headway = /^(?:Get:|Selecting|Unpacking|Setting up|Processing)/;

/**
 * Installs packages by apt-get, without their recommendations, and waits while another program works
 * with packages. An interruption cuts off only downloads: what dpkg has begun is finished first, so
 * that the machine's packages stay in order.
 */
export class Apt {
  constructor(
    readonly administrator: Pick<Administrator, 'run' | 'log'>,
    readonly screen: Screen,
    readonly clock: Clock,
    readonly signal: AbortSignal,
  ) {}

  /** Fails with `PartMissing`. */
  async install(packages: readonly string[]): Promise<void> {
    const names = packages.join(' ');
    const install = ['install', '-y', '--no-install-recommends'];
    const update = { doing: 'Refreshing the lists of packages', args: ['update'] };
    const { exitCode: refreshed } = await this.#take(update);
    // A source of somebody else's that does not answer need not concern us: the download shows it.
    if (refreshed !== 0) this.screen.warn('Not all lists of packages could be refreshed.');

    const turns: readonly Turn[] = [
      {
        doing: `Downloading ${names} and what it needs`,
        args: [...install, '--download-only', ...packages],
      },
      { doing: `Installing ${names}`, args: [...install, ...packages], isLasting: true },
    ];
    for (const turn of turns) {
      const { exitCode, lines } = await this.#take(turn);
      if (exitCode === 0) continue;
      const complaints = lines.filter((line) => line.startsWith('E: ')).slice(-2);
      throw new PartMissing(
        `apt-get could not install ${names}: ${complaints.join(' ') || `exit code ${exitCode}`}`,
        `All that it printed is in ${this.administrator.log.path}.`,
      );
    }
  }

  /** Runs one turn, as often as another program's lock stands in its way. */
  async #take(turn: Turn): Promise<Outcome> {
    this.screen.info(`${turn.doing} (apt-get)`);
    const deadline = this.clock.now() + lockLimitMilliseconds;
    for (;;) {
      const outcome = await this.#runOnce(turn);
      this.signal.throwIfAborted();
      const complaint = outcome.lines.find((line) => lockHeld.test(line));
      if (outcome.exitCode === 0 || complaint === undefined || this.clock.now() > deadline)
        return outcome;
      const holder = lockHolder.exec(complaint)?.[1] ?? 'not known which';
      this.screen.progress(`waiting for another program (${holder}) to be done with packages`);
      await this.clock.sleep(lockLookMilliseconds, this.signal);
    }
  }

  async #runOnce({ args, isLasting = false }: Turn): Promise<Outcome> {
    const explain = (): void => {
      if (isLasting) this.screen.info('First the installation that has begun is finished.');
    };
    this.signal.addEventListener('abort', explain);
    const outcome = await this.administrator.run(aptCommand(args, isLasting), {
      uninterrupted: isLasting,
      hear: (line) => {
        if (headway.test(line)) this.screen.progress(line);
      },
    });
    this.signal.removeEventListener('abort', explain);
    return outcome;
  }
}

/** In English, for the lines that are looked for; without questions; and where it must not be cut
 * off, in a session of its own, which a Ctrl-C at our terminal does not reach. */
function aptCommand(args: readonly string[], isLasting: boolean): Argv {
  return [
    'env',
    'LC_ALL=C',
    'DEBIAN_FRONTEND=noninteractive',
    ...(isLasting ? ['setsid', '--wait'] : []),
    'apt-get',
    ...args,
  ];
}
