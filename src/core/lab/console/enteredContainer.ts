/** A shell that a command opens in a container. */
export interface EnteredContainer {
  /** `run` makes a new container; `exec` and its like enter one that is there. */
  readonly verb: 'exec' | 'run';
  /** The container's name for `exec`, the image's for `run`. */
  readonly name: string;
  /**
   * False where no shell is named (`docker run -it alpine`, `docker start -ai NAME`), and where
   * the name is that of a service or a pod. Then only a prompt of that shell can show that it is
   * one.
   */
  readonly isPlain: boolean;
}

const programs = /^(?:docker|podman|nerdctl)$/;
const composers = /^(?:docker|podman)-compose$/;
const clusters = /^(?:kubectl|oc|k|microk8s\.kubectl)$/;
const verbs = new Set(['exec', 'run', 'start', 'attach']);
const shells = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|z)?sh$/;

/** Reads `docker exec -it NAME bash` and its like; undefined for every other command. */
export function entersContainer(command: string): EnteredContainer | undefined {
  if (!/\b(?:exec|run|start|attach)\b/.test(command)) return undefined;
  const words = command
    .replaceAll(/\\\n/g, ' ')
    .replace(/\s#.*$/, '')
    .trim()
    .split(/\s+/);
  while (/^(?:sudo|winpty)$/.test(words[0] ?? '')) words.shift();
  const program = words.shift() ?? '';
  const isCompose = composers.test(program) || (programs.test(program) && words[0] === 'compose');
  const isCluster = clusters.test(program);
  if (!programs.test(program) && !isCompose && !isCluster) return undefined;
  const at = words.findIndex((word) => verbs.has(word));
  // Compose and clusters take options in front, docker has `container exec` at most.
  const isFarOff = at > 1 || (at === 1 && words[0] !== 'container');
  if (at === -1 || (isFarOff && !isCompose && !isCluster)) return undefined;
  return entered(words.slice(at + 1), words[at] ?? '', isCompose, isCompose || isCluster);
}

function entered(
  words: string[],
  verb: string,
  hasTerminal: boolean,
  isElsewhere: boolean,
): EnteredContainer | undefined {
  // `bash -l` is a shell to type into as well, `bash -c '...'` is not.
  while (/^-(?:l|i|-login)$/.test(words.at(-1) ?? '')) words.pop();
  if (words.includes('-c') || hasFlag(words, 'd', '--detach')) return undefined;
  const isInteractive = hasFlag(words, 'i', '--interactive');
  const isTyped =
    verb === 'attach' ||
    (isInteractive && (verb === 'start' || hasFlag(words, 't', '--tty'))) ||
    (hasTerminal && verb !== 'start');
  const last = isTyped ? words.pop() : undefined;
  if (last === undefined) return undefined;
  const made = verb === 'run' ? 'run' : 'exec';
  if (!shells.test(last)) return { verb: made, name: last, isPlain: false };
  const name = words.filter((word) => word !== '--').at(-1);
  return name === undefined ? undefined : { verb: made, name, isPlain: !isElsewhere };
}

function hasFlag(words: readonly string[], letter: string, long: string): boolean {
  return words.some(
    (word) =>
      word === long || word === `${long}=true` || (/^-[a-z]+$/.test(word) && word.includes(letter)),
  );
}
