import { homedir } from 'node:os';

/** All that finding an engine depends on, so that a test can lay out a machine of its own. */
export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** Undefined where users have no number (Windows). */
  readonly userId: number | undefined;
  /** What every absolute path is under: empty for the real machine. */
  readonly root: string;
  /** How long a silent engine is waited for. */
  readonly patienceMilliseconds: number;
}

/**
 * The engine answers a ping from memory, within milliseconds even under the load of a lab. Seconds
 * leave room for a machine that is swapping or an engine that is just starting.
 */
const patienceMilliseconds = 5000;

/** The machine we run on. */
export function thisMachine(): Environment {
  return {
    variables: process.env,
    home: homedir(),
    platform: process.platform,
    userId: process.getuid?.(),
    root: '',
    patienceMilliseconds,
  };
}

/** The folder in which rootless services keep their sockets. */
export function runtimeFolder({ variables, userId, root }: Environment): string {
  return variables['XDG_RUNTIME_DIR'] ?? `${root}/run/user/${String(userId)}`;
}
