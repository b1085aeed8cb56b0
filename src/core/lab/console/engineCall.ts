import {
  simpleCommands,
  withInnerCommands,
  type CommandWord,
  type SimpleCommand,
} from './simpleCommands';

/** A call of the engine's own command in a line: `docker exec -it NAME bash`. */
export interface EngineCall {
  readonly verb: string;
  /** The words behind the verb, with the offset in the line at which each begins. */
  readonly words: readonly CommandWord[];
}

/** An option as it is written, with its value where it takes one. */
export interface EngineOption {
  readonly name: string;
  readonly at: number;
  readonly value: CommandWord | undefined;
}

/** The calls of `docker` or `podman` in a command of one line or more, also those in `$(...)` and backticks. */
export function engineCalls(command: string): readonly EngineCall[] {
  return mentionsEngine.test(command) ? withInnerCommands(command).flatMap(engineCallOf) : [];
}

/** Only those that speak to the terminal: what stands in `$(...)` speaks to its shell. */
export function outerEngineCalls(command: string): readonly EngineCall[] {
  return mentionsEngine.test(command) ? simpleCommands(command).flatMap(engineCallOf) : [];
}

/** What a command asks of the engine, behind the options that go before the verb. */
export function engineCallOf({ program, words }: SimpleCommand): readonly EngineCall[] {
  if (!engine.test(program)) return [];
  const first = words.findIndex(
    ({ text }, at) => !text.startsWith('-') && !globalWithValue.test(words[at - 1]?.text ?? ''),
  );
  if (first === -1) return [];
  const [verb, ...behind] = words.slice(words[first]?.text === 'container' ? first + 1 : first);
  return verb === undefined ? [] : [{ verb: verb.text, words: behind }];
}

/** The options in front of the container or the image; what is behind belongs to another program. */
export function optionsOf({ words }: EngineCall): readonly EngineOption[] {
  return read(words).options;
}

/** The first word that is neither an option nor an option's value: the container or the image. */
export function subjectOf({ words }: EngineCall): CommandWord | undefined {
  return words[read(words).end];
}

/** The values of an option, however it is written: `--cap-add X` or `--cap-add=X`. */
export function optionValues(call: EngineCall, option: string): readonly CommandWord[] {
  return optionsOf(call).flatMap(({ name, value }) =>
    name === option && value !== undefined ? [value] : [],
  );
}

/** Whether an option that takes no value is set. */
export function hasFlag(call: EngineCall, ...names: readonly string[]): boolean {
  return optionsOf(call).some(({ name, value }) => names.includes(name) && value?.text !== 'false');
}

const mentionsEngine = /docker|podman|nerdctl/;
const engine = /^(?:\S*\/)?(?:docker|podman|nerdctl)$/;

/** Options before the verb that are followed by a word of their own. */
const globalWithValue =
  /^(?:-[D]*[cHl]|--(?:context|config|host|log-level|tlscacert|tlscert|tlskey|connection|url|identity|namespace|address))$/;

/** Of `exec`, `run` and `create` the options that take no value; every other one takes one. */
const flags =
  /^--(?:detach|disable-content-trust|env-host|help|http-proxy|init|interactive|latest|no-healthcheck|no-hostname|no-hosts|no-session|oom-kill-disable|passwd|privileged|publish-all|quiet|read-only|read-only-tmpfs|replace|rm|rmi|rootfs|sig-proxy|tls-verify|tty|unsetenv-all|use-api-socket)$/;
/** The same as letters, of which several may stand together. */
const letters = /^[ditPq]$/;

function read(words: readonly CommandWord[]): { options: readonly EngineOption[]; end: number } {
  const options: EngineOption[] = [];
  let end = 0;
  for (; end < words.length; end += 1) {
    const word = words[end];
    if (word === undefined || !/^-./.test(word.text)) break;
    if (word.text === '--') return { options, end: end + 1 };
    const found = word.text.startsWith('--') ? longOption(word) : shortOptions(word);
    // One by one: as arguments of one call, the letters of a long word would be too many.
    for (const option of found.options) options.push(option);
    const last = options.at(-1);
    if (!found.wantsValue || last === undefined) continue;
    // What takes no value and is not known here must not hide this one.
    if (/^--privileged(?:=|$)/.test(words[end + 1]?.text ?? '')) continue;
    end += 1;
    options[options.length - 1] = { ...last, value: words[end] };
  }
  return { options, end };
}

/** Options of one word, and whether the last of them has its value in the next. */
interface WordOptions {
  readonly options: readonly EngineOption[];
  readonly wantsValue: boolean;
}

function longOption({ text, at }: CommandWord): WordOptions {
  const sign = text.indexOf('=');
  const name = sign === -1 ? text : text.slice(0, sign);
  const value = sign === -1 ? undefined : { text: text.slice(sign + 1), at: at + sign + 1 };
  return { options: [{ name, at, value }], wantsValue: sign === -1 && !flags.test(name) };
}

/** `-itv /x:/y`, `-itv/x:/y` and `-v=/x:/y` are the same. */
function shortOptions({ text, at }: CommandWord): WordOptions {
  const options: EngineOption[] = [];
  for (let offset = 1; offset < text.length; offset += 1) {
    const name = text.charAt(offset);
    const isFlag = letters.test(name);
    const from = offset + (text[offset + 1] === '=' ? 2 : 1);
    const value =
      isFlag || from >= text.length ? undefined : { text: text.slice(from), at: at + from };
    options.push({ name: `-${name}`, at, value });
    if (!isFlag) return { options, wantsValue: value === undefined };
  }
  return { options, wantsValue: false };
}
