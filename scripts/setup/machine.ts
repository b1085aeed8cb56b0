import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the set-up needs to know of the machine and of who runs it; does not change during a run. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Debian, Ubuntu, or one that derives from them: apt-get installs packages here. */
  readonly hasApt: boolean;
  /** Whether systemd manages the services (sd_booted(3)). */
  readonly hasSystemd: boolean;
  readonly user: string;
  readonly elevation: Elevation;
  /** Whether somebody sits at a terminal who can be asked. */
  readonly hasTerminal: boolean;
  readonly consent: Consent;
}

/** How administrator rights may be had. Whether sudo really grants them shows only when asked. */
export type Elevation = 'root' | 'sudo' | 'none';

/** Whether the machine may be changed: agreed beforehand, to be asked for, or nobody to ask. */
export type Consent = 'given' | 'ask' | 'withheld';

/** Folders of administrators' programs, which the PATH of other users often lacks. */
const systemFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** Looks at this machine. `yes` is the option of that name; CI=true means the same. */
export function readMachine(yes: boolean): Machine {
  const { username, uid } = userInfo();
  const hasTerminal = process.stdin.isTTY && process.stdout.isTTY;
  return {
    platform: process.platform,
    hasApt: isDebianLike(readText('/etc/os-release')) && findProgram('apt-get') !== undefined,
    hasSystemd: existsSync('/run/systemd/system'),
    user: username,
    elevation: uid === 0 ? 'root' : findProgram('sudo') !== undefined ? 'sudo' : 'none',
    hasTerminal,
    consent: consentOf(yes, process.env['CI'], hasTerminal),
  };
}

/** Who agrees to changes of the machine, from the option, the variable CI and the terminal. */
export function consentOf(yes: boolean, ci: string | undefined, hasTerminal: boolean): Consent {
  if (yes || ci === 'true' || ci === '1') return 'given';
  return hasTerminal ? 'ask' : 'withheld';
}

/** Whether the text of an os-release(5) file names Debian, Ubuntu or a child of theirs. */
export function isDebianLike(osRelease: string): boolean {
  return osRelease
    .split('\n')
    .flatMap((line) => /^(?:ID|ID_LIKE)=["']?([^"']*)/.exec(line)?.[1]?.split(' ') ?? [])
    .some((name) => name === 'debian' || name === 'ubuntu');
}

/** Where a program is, looked for in PATH and in the system's folders; undefined if it is not. */
export function findProgram(name: string): string | undefined {
  return [...(process.env['PATH'] ?? '').split(delimiter), ...systemFolders]
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

function readText(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
