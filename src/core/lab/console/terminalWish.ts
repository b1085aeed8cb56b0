const programs = ['docker', 'podman'];
const verbs = ['exec', 'run'];

/** Whether a command asks the engine for a terminal, as `docker exec -it NAME top` does: it fails where
 * there is none to hand on. */
export function asksForTerminal(command: string): boolean {
  const words = command.replaceAll(/\\\n/g, ' ').trim().split(/\s+/);
  if (words[0] === 'sudo') words.shift();
  if (!programs.includes(words.shift() ?? '')) return false;
  if (words[0] === 'container') words.shift();
  if (!verbs.includes(words.shift() ?? '')) return false;
  // A word behind an option may be its value; the one behind that is the name, or the command inside.
  const isFlag = (word: string | undefined): boolean => word?.startsWith('-') === true;
  const end = words.findIndex((word, index) => !isFlag(word) && !isFlag(words[index - 1]));
  const flags = words.slice(0, end === -1 ? undefined : end);
  const has = (letter: string, long: string): boolean =>
    flags.some((flag) => flag === long || (/^-[a-z]+$/.test(flag) && flag.includes(letter)));
  return has('t', '--tty') && !has('d', '--detach');
}
