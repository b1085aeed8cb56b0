import { engineCallOf, hasFlag, optionsOf, type EngineCall } from './engineCall';
import { simpleCommands, type SimpleCommand } from './simpleCommands';

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
  /** Whether any shell in that container is the same: no user, folder or other engine is asked for. */
  readonly isUsual: boolean;
}

const composers = /^(?:docker|podman)-compose$/;
const clusters = /^(?:kubectl|oc|k|microk8s\.kubectl)$/;
const verbs = new Set(['exec', 'run', 'start', 'attach']);
const shells = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|z)?sh$/;

/** Reads `docker exec -it NAME bash` and its like; undefined for every other command. */
export function entersContainer(command: string): EnteredContainer | undefined {
  if (!/\b(?:exec|run|start|attach)\b/.test(command)) return undefined;
  const [only, ...others] = simpleCommands(command);
  if (only === undefined || others.length > 0) return undefined;
  const [call] = engineCallOf(only);
  const isCompose = composers.test(only.program) || call?.verb === 'compose';
  if (isCompose || clusters.test(only.program)) return elsewhere(only, isCompose);
  return call === undefined ? undefined : entered(call, false, false, isUsual(only, call));
}

/** Compose and clusters take options in front of the verb, and names of services and pods. */
function elsewhere({ words }: SimpleCommand, isCompose: boolean): EnteredContainer | undefined {
  const at = words.findIndex(({ text }) => verbs.has(text));
  const verb = words[at]?.text;
  if (verb === undefined) return undefined;
  // kubectl takes options behind the pod's name as well.
  const letters = words.map(({ text }) => (/^-[a-z]+$/.test(text) ? text : '')).join('');
  const hasTerminal = isCompose || (letters.includes('i') && letters.includes('t'));
  return entered({ verb, words: words.slice(at + 1) }, hasTerminal, true, false);
}

function entered(
  call: EngineCall,
  hasTerminal: boolean,
  isElsewhere: boolean,
  isUsual: boolean,
): EnteredContainer | undefined {
  if (!verbs.has(call.verb)) return undefined;
  const words = call.words.map(({ text }) => text);
  // `bash -l` is a shell to type into as well, `bash -c '...'` is not.
  while (/^-(?:l|i|-login)$/.test(words.at(-1) ?? '')) words.pop();
  if (words.includes('-c') || hasFlag(call, '-d', '--detach')) return undefined;
  const last = isTypedInto(call, hasTerminal) ? words.pop() : undefined;
  if (last === undefined) return undefined;
  const verb = call.verb === 'run' ? 'run' : 'exec';
  if (!shells.test(last)) return { verb, name: last, isPlain: false, isUsual: false };
  const name = words.filter((word) => !word.startsWith('-')).at(-1);
  return name === undefined ? undefined : { verb, name, isPlain: !isElsewhere, isUsual };
}

/** Nothing but a terminal is asked for, of the engine that answers anyway. */
function isUsual({ words }: SimpleCommand, call: EngineCall): boolean {
  const isAtOnce = /^(?:exec|container)$/.test(words[0]?.text ?? '');
  return (
    isAtOnce && optionsOf(call).every(({ name }) => /^(?:-[it]|--interactive|--tty)$/.test(name))
  );
}

/** Whether what is typed next goes into the container. */
function isTypedInto(call: EngineCall, hasTerminal: boolean): boolean {
  if (call.verb === 'attach') return true;
  // The options of `start` are its own: `-a` takes no value there.
  if (call.verb === 'start')
    return call.words.some(({ text }) => /^(?:-a*ia*|--interactive)$/.test(text));
  return hasTerminal || (hasFlag(call, '-i', '--interactive') && hasFlag(call, '-t', '--tty'));
}
