/** Names with their numbers, as a sum may use them. */
type Names = Readonly<Record<string, number>>;

/**
 * Works out a small sum: `+ - * /`, brackets, numbers and names, as in `ThreadsPerChild + 2`.
 * Total: any text gives a value or says what is wrong with it.
 */
export function evaluate(
  text: string,
  names: Names,
  say = sumProblems,
): { value: number } | { problem: string } {
  if (oneNumber.test(text)) return { value: Number(text) };
  const reader = new SumReader(
    text,
    (name) => (Object.hasOwn(names, name) ? names[name] : undefined),
    say,
  );
  const value = reader.read();
  return reader.problem === undefined ? { value } : { problem: reader.problem };
}

/** How it is told what is wrong with a sum: here as authors read it, beside the text itself. */
export interface SumProblems {
  readonly tooLong: () => string;
  readonly noNumber: () => string;
  readonly unexpected: (token: string) => string;
  readonly byZero: () => string;
  readonly noBracket: () => string;
  readonly endsEarly: () => string;
  readonly misplaced: (token: string) => string;
  readonly unknown: (name: string) => string;
}

export const sumProblems: SumProblems = {
  tooLong: () => 'the sum is too long',
  noNumber: () => 'there is no number',
  unexpected: (token) => `"${token}" is not expected there`,
  byZero: () => 'it divides by zero',
  noBracket: () => 'a closing bracket is missing',
  endsEarly: () => 'it ends where a number or a name should follow',
  misplaced: (token) => `"${token}" stands where a number or a name should`,
  unknown: (name) => `the value of ${name} is not known`,
};

/** The names that a sum uses, or what is wrong with its form. */
export function namesInSum(text: string): { names: readonly string[] } | { problem: string } {
  if (oneNumber.test(text)) return { names: [] };
  const names = new Set<string>();
  const reader = new SumReader(
    text,
    (name) => {
      names.add(name);
      return undefined;
    },
    sumProblems,
  );
  reader.read();
  return reader.formProblem === undefined ? { names: [...names] } : { problem: reader.formProblem };
}

/** What most sums of a lab are. */
const oneNumber = /^\s*\d{1,15}\s*$/;

/** Longer than any sum that a person would read; also keeps nested brackets from exhausting us. */
const longestSum = 200;

const tokenPattern = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(\S))/y;

/** A recursive descent over `sum := product (+|- product)*`, `product := factor (*|/ factor)*`. */
class SumReader {
  /** What is wrong with the text itself; the first thing found is kept. */
  formProblem: string | undefined;
  #valueProblem: string | undefined;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(
    text: string,
    private readonly lookUp: (name: string) => number | undefined,
    private readonly say: SumProblems,
  ) {
    this.#tokens = text.length > longestSum ? [] : tokensOf(text);
    if (text.length > longestSum) this.formProblem = say.tooLong();
    else if (this.#tokens.length === 0) this.formProblem = say.noNumber();
  }

  get problem(): string | undefined {
    return this.formProblem ?? this.#valueProblem;
  }

  read(): number {
    if (this.formProblem !== undefined) return NaN;
    const value = this.#sum();
    const left = this.#tokens[this.#next];
    if (left !== undefined) this.formProblem ??= this.say.unexpected(left.text);
    return value;
  }

  #sum(): number {
    let value = this.#product();
    for (;;) {
      if (this.#take('+')) value += this.#product();
      else if (this.#take('-')) value -= this.#product();
      else return value;
    }
  }

  #product(): number {
    let value = this.#factor();
    for (;;) {
      if (this.#take('*')) value *= this.#factor();
      else if (this.#take('/')) value = this.#divide(value, this.#factor());
      else return value;
    }
  }

  #divide(value: number, by: number): number {
    if (by === 0) this.#valueProblem ??= this.say.byZero();
    return value / by;
  }

  #factor(): number {
    if (this.#take('-')) return -this.#factor();
    if (this.#take('(')) {
      const value = this.#sum();
      if (!this.#take(')')) this.formProblem ??= this.say.noBracket();
      return value;
    }
    const token = this.#tokens[this.#next];
    if (token?.kind === 'number' || token?.kind === 'name') this.#next += 1;
    if (token?.kind === 'number') return Number(token.text);
    if (token?.kind === 'name') return this.#named(token.text);
    this.formProblem ??=
      token === undefined ? this.say.endsEarly() : this.say.misplaced(token.text);
    return NaN;
  }

  #named(name: string): number {
    const value = this.lookUp(name);
    if (value === undefined) this.#valueProblem ??= this.say.unknown(name);
    return value ?? NaN;
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#next += 1;
    return true;
  }
}

interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
}

function tokensOf(text: string): readonly Token[] {
  tokenPattern.lastIndex = 0;
  const tokens: Token[] = [];
  for (let found = tokenPattern.exec(text); found !== null; found = tokenPattern.exec(text)) {
    const [, number, name, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}
