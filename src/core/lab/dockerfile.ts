/** A Dockerfile as far as a lab needs it: which instruction stands where, and what it starts from. */
export interface Dockerfile {
  readonly instructions: readonly Instruction[];
  /** The ARGs before the first FROM: only these can name a base image. */
  readonly arguments: readonly DockerfileArgument[];
}

export interface Instruction {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** In capitals, however it is written. */
  readonly keyword: string;
  /** What follows the keyword, on one line. */
  readonly text: string;
}

export interface DockerfileArgument {
  readonly name: string;
  /** Its default as it is written, without quotes; undefined where there is none. */
  readonly value: string | undefined;
}

/** Reads any text: what is no Dockerfile gives instructions that no engine knows. */
export function readDockerfile(text: string): Dockerfile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const continued = escapeCharacter(lines) === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
  const instructions: Instruction[] = [];
  let open: { readonly line: number; text: string } | undefined;
  for (const [index, line] of lines.entries()) {
    // Comments and empty lines do not even end an instruction that goes on over several lines.
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    open ??= { line: index + 1, text: '' };
    open.text += line.replace(continued, '');
    if (continued.test(line)) continue;
    instructions.push(toInstruction(open));
    open = undefined;
  }
  if (open !== undefined) instructions.push(toInstruction(open));
  return { instructions, arguments: globalArguments(instructions) };
}

/**
 * The images that a build starts from, in order and each once, with the given build arguments in
 * the place of the defaults. Earlier stages and the empty image `scratch` are none.
 */
export function baseImages(
  dockerfile: Dockerfile,
  buildArguments: Readonly<Record<string, string>>,
): readonly string[] {
  const values = new Map<string, string>();
  for (const { name, value = '' } of dockerfile.arguments)
    values.set(name, buildArguments[name] ?? expanded(value, values));
  const stages = new Set(['', 'scratch']);
  const images = new Set<string>();
  for (const { keyword, text } of dockerfile.instructions) {
    if (keyword !== 'FROM') continue;
    const words = text.split(/\s+/).filter((word) => !word.startsWith('--'));
    const image = expanded(unquoted(words[0] ?? ''), values);
    if (!stages.has(image.toLowerCase())) images.add(image);
    stages.add((words[2] ?? '').toLowerCase());
  }
  return [...images];
}

/** Directives (`# escape=`) count only above everything else, even above other comments. */
function escapeCharacter(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const directive = /^#\s*([a-z]+)\s*=\s*(\S+)\s*$/i.exec(line.trim());
    if (directive === null) return undefined;
    if (directive[1]?.toLowerCase() === 'escape') return directive[2];
  }
  return undefined;
}

function toInstruction({ line, text }: { line: number; text: string }): Instruction {
  const [keyword = ''] = text.trim().split(/\s/, 1);
  return { line, keyword: keyword.toUpperCase(), text: text.trim().slice(keyword.length).trim() };
}

function globalArguments(instructions: readonly Instruction[]): readonly DockerfileArgument[] {
  const firstFrom = instructions.findIndex(({ keyword }) => keyword === 'FROM');
  return instructions
    .slice(0, firstFrom === -1 ? undefined : firstFrom)
    .filter(({ keyword }) => keyword === 'ARG')
    .flatMap(({ text }) => [...text.matchAll(/(\w+)(?:=("[^"]*"|'[^']*'|\S*))?/g)])
    .map(([, name = '', value]) => ({ name, value: value && unquoted(value) }));
}

function unquoted(word: string): string {
  return /^(["'])(.*)\1$/s.exec(word)?.[2] ?? word;
}

/** Fills in `$X`, `${X}`, `${X:-when empty}` and `${X:+when not empty}`. */
function expanded(word: string, values: ReadonlyMap<string, string>): string {
  return word.replaceAll(
    /\$(?:(\w+)|\{(\w+)(?::?([-+])([^}]*))?\})/g,
    (_, bare?: string, braced?: string, operator?: string, alternative?: string) => {
      const value = values.get(bare ?? braced ?? '') ?? '';
      if (operator === '+') return value === '' ? '' : (alternative ?? '');
      return value === '' ? (alternative ?? '') : value;
    },
  );
}
