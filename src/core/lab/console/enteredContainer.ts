/** A shell that a command opens in a container. */
export interface EnteredContainer {
  /** `exec` enters a running container, `run` makes a new one. */
  readonly verb: 'exec' | 'run';
  /** The container's name for `exec`, the image's for `run`. */
  readonly name: string;
}

const programs = ['docker', 'podman'];
const shells = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|z)?sh$/;

/** Reads `docker exec -it NAME bash` and its like; undefined for every other command. */
export function entersContainer(command: string): EnteredContainer | undefined {
  const words = command.replaceAll(/\\\n/g, ' ').trim().split(/\s+/);
  if (words[0] === 'sudo') words.shift();
  if (!programs.includes(words.shift() ?? '')) return undefined;
  if (words[0] === 'container') words.shift();
  const verb = words.shift();
  if (verb !== 'exec' && verb !== 'run') return undefined;
  // `bash -l` is a shell to type into as well, `bash -c '...'` is not.
  while (/^-(?:l|i|-login)$/.test(words.at(-1) ?? '')) words.pop();
  const shell = words.pop();
  const name = words.pop();
  if (shell === undefined || name === undefined || !shells.test(shell)) return undefined;
  return hasFlag(words, 'i', '--interactive') &&
    hasFlag(words, 't', '--tty') &&
    !hasFlag(words, 'd', '--detach')
    ? { verb, name }
    : undefined;
}

function hasFlag(words: readonly string[], letter: string, long: string): boolean {
  return words.some(
    (word) =>
      word === long || word === `${long}=true` || (/^-[a-z]+$/.test(word) && word.includes(letter)),
  );
}
