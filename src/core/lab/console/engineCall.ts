/** A call of the engine's own command in a line: `docker exec -it NAME bash`. */
export interface EngineCall {
  readonly verb: string;
  /** The words behind the verb, with the offset in the line at which each begins. */
  readonly words: readonly EngineWord[];
}

export interface EngineWord {
  readonly text: string;
  readonly at: number;
}

/**
 * The calls of `docker` or `podman` in a command of one line or more. It knows words and what ends
 * a command, not the whole of a shell's grammar: enough to tell names and options.
 */
export function engineCalls(command: string): readonly EngineCall[] {
  if (!/docker|podman/.test(command)) return [];
  const calls: EngineCall[] = [];
  let words: EngineWord[] = [];
  const finish = (): void => {
    const call = callOf(words);
    if (call !== undefined) calls.push(call);
    words = [];
  };
  for (const { 0: text, index } of command.matchAll(token)) {
    if (separator.test(text)) finish();
    else if (!text.startsWith('\\')) words.push({ text: unquoted(text), at: index });
  }
  finish();
  return calls;
}

/** Options of `exec` and `run` that are followed by a word of their own. */
const withValue =
  /^(?:-[dit]*[euwvphlmc]|--(?:env|env-file|user|workdir|volume|publish|name|hostname|label|memory|cap-add|cap-drop|network|detach-keys|mount|entrypoint|cpus|pids-limit|restart|security-opt|add-host|device))$/;

/** The first word that is neither an option nor an option's value: the container or the image. */
export function subjectOf({ words }: EngineCall): EngineWord | undefined {
  let isValue = false;
  return words.find(({ text }) => {
    const isOption = isValue || text.startsWith('-');
    isValue = !isValue && withValue.test(text);
    return !isOption;
  });
}

/** The values of an option, however it is written: `--cap-add X` or `--cap-add=X`. */
export function optionValues({ words }: EngineCall, option: string): readonly EngineWord[] {
  return words.flatMap(({ text, at }, index) => {
    if (text === option) return words[index + 1] ?? [];
    if (!text.startsWith(`${option}=`)) return [];
    return { text: text.slice(option.length + 1), at: at + option.length + 1 };
  });
}

const separator = /^(?:[;&|()]+|\n)$/;
/** A separator, the end of a line, a line that goes on, or a word with its quoted parts. */
const token = /[;&|()]+|\\\n|\n|(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s;&|()'"\\])+/gs;

function callOf(words: readonly EngineWord[]): EngineCall | undefined {
  const rest = words.slice(words[0]?.text === 'sudo' ? 1 : 0);
  if (!/^(?:docker|podman)$/.test(rest[0]?.text ?? '')) return undefined;
  const [verb, ...behind] = rest.slice(rest[1]?.text === 'container' ? 2 : 1);
  return verb === undefined ? undefined : { verb: verb.text, words: behind };
}

function unquoted(word: string): string {
  return word.replaceAll(/'([^']*)'|"((?:\\.|[^"\\])*)"/gs, '$1$2');
}
