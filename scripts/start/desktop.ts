import { findProgram } from '../setup/machine';
import type { SetupContext } from '../setup/setupContext';
import { runCommand, type Argv } from '../tools/command';

/** The oldest VS Code that package.json promises to work with. */
const oldest = { major: 1, minor: 105 };

/** The command of the VS Code on this desktop; undefined where none can be used. */
export async function findDesktop({
  machine,
  screen,
  signal,
}: SetupContext): Promise<Argv | undefined> {
  const program = findProgram('code') ?? findProgram('code.cmd');
  if (program === undefined || !hasDisplay(machine.platform, process.env)) return undefined;
  // On Windows it is a batch file, which takes a shell.
  const command: Argv = machine.platform === 'win32' ? ['cmd', '/c', 'code'] : [program];
  const { lines } = await runCommand([...command, '--version'], { signal });
  const why = whyNotDesktop(
    lines[0] ?? '',
    machine.platform === 'linux' && machine.elevation === 'root',
  );
  if (why === undefined) return command;
  screen.info(`Not using the VS Code of this desktop: ${why}.`);
  return undefined;
}

/** Whether windows can be opened: always on macOS and Windows. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (env[name] ?? '') !== '');
}

/** Why the VS Code that says this as its version is not used; undefined where it is. */
export function whyNotDesktop(version: string, isLinuxRoot: boolean): string | undefined {
  const [, major = '0', minor = '0'] = /^(\d+)\.(\d+)\./.exec(version) ?? [];
  if (Number(major) === 0) return `it does not tell its version ("${version}")`;
  const isOld =
    Number(major) < oldest.major ||
    (Number(major) === oldest.major && Number(minor) < oldest.minor);
  if (isOld)
    return `it is ${version}, and Live Labs needs ${oldest.major}.${oldest.minor} or newer`;
  // It starts for root only without its sandbox, which nobody should be talked into.
  return isLinuxRoot ? 'it does not open for root' : undefined;
}
