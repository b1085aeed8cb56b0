import type { YamlEntry, YamlNode, YamlValue } from './yamlNode';

/** A value with the offset behind it. */
export interface PlainValue extends YamlValue {
  readonly end: number;
}

/**
 * The value on one line of YAML: a text with or without quotes, a number, `{ }` or `[ ]`. Undefined
 * where it is none of these, or one whose reading depends on more than its own signs.
 */
export function readPlainValue(
  text: string,
  at: number,
  end: number,
  depth: number,
): PlainValue | undefined {
  const sign = text[at];
  if (sign === '{' || sign === '[') return new FlowReader(text, end).read(at, depth);
  return sign === '"' || sign === "'" ? quoted(text, at, end) : plain(text, at, end);
}

/** Whether nothing but blanks and a comment stands between here and the end of the line. */
export function isValueEnd(text: string, at: number, end: number): boolean {
  let next = at;
  while (next < end && text[next] === ' ') next += 1;
  return next === end || (text[next] === '#' && text[next - 1] === ' ');
}

/** Between quotes; escapes are left to the library. */
function quoted(text: string, at: number, end: number): PlainValue | undefined {
  const quote = text[at] ?? '';
  const close = text.indexOf(quote, at + 1);
  if (close === -1 || close >= end || text[close + 1] === quote) return undefined;
  const value = text.slice(at + 1, close);
  if (quote === '"' && value.includes('\\')) return undefined;
  return { value, node: { kind: 'scalar', at }, end: close + 1 };
}

/** Text without quotes, up to a comment or the end of the line. */
function plain(text: string, at: number, end: number): PlainValue | undefined {
  const comment = text.indexOf(' #', at);
  return scalar(text, at, comment === -1 || comment > end ? end : comment);
}

function scalar(text: string, at: number, end: number): PlainValue | undefined {
  const words = text.slice(at, end).trimEnd();
  if (!plainText.test(words) || numberLike.test(words)) return numberOf(words, at);
  return { value: words, node: { kind: 'scalar', at }, end: at + words.length };
}

/** Begins with no sign of YAML's own, holds no `: ` and ends in no colon, which would make a map. */
const plainText = /^(?!(?:null|true|false)$)[\p{L}\d_/\\<($+^.;](?:[^:]|:(?=[^ ]))*$/iu;
/** All that YAML takes for a number; the rarer forms are left to the library. */
const numberLike =
  /^(?:0o[0-7]+|0x[\da-f]+|[-+]?(?:\.inf|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)|\.nan)$/i;
const plainNumber = /^(?:0|-?[1-9]\d{0,14})(?:\.\d{1,5})?$/;

function numberOf(words: string, at: number): PlainValue | undefined {
  const node: YamlNode = { kind: 'scalar', at };
  const end = at + words.length;
  if (plainNumber.test(words)) return { value: Number(words), node, end };
  if (words === 'true' || words === 'false') return { value: words === 'true', node, end };
  return undefined;
}

/** `{ key: value, ... }` and `[value, ...]` on one line. */
class FlowReader {
  constructor(
    private readonly text: string,
    private readonly end: number,
  ) {}

  read(at: number, depth: number): PlainValue | undefined {
    if (depth <= 0) return undefined;
    return this.text[at] === '{' ? this.#map(at, depth) : this.#list(at, depth);
  }

  #map(at: number, depth: number): PlainValue | undefined {
    const value: Record<string, unknown> = {};
    const entries: YamlEntry[] = [];
    let next = this.#skip(at + 1);
    while (this.text[next] !== '}' || entries.length > 0) {
      keyInFlow.lastIndex = next;
      const key = keyInFlow.exec(this.text)?.[1];
      if (key === undefined || Object.hasOwn(value, key)) return undefined;
      const own = this.#value(keyInFlow.lastIndex, depth);
      if (own === undefined) return undefined;
      value[key] = own.value;
      entries.push({ key, at: next, node: own.node });
      const close = this.#skip(own.end);
      if (this.text[close] === '}') {
        next = close;
        break;
      }
      if (this.text[close] !== ',') return undefined;
      next = this.#skip(close + 1);
    }
    return { value, node: { kind: 'map', at, entries }, end: next + 1 };
  }

  #list(at: number, depth: number): PlainValue | undefined {
    const value: unknown[] = [];
    const items: YamlNode[] = [];
    let next = this.#skip(at + 1);
    while (this.text[next] !== ']' || items.length > 0) {
      const own = this.#value(next, depth);
      if (own === undefined) return undefined;
      value.push(own.value);
      items.push(own.node);
      next = this.#skip(own.end);
      if (this.text[next] === ']') break;
      if (this.text[next] !== ',') return undefined;
      next = this.#skip(next + 1);
    }
    return { value, node: { kind: 'list', at, items }, end: next + 1 };
  }

  #value(at: number, depth: number): PlainValue | undefined {
    const sign = this.text[at];
    if (sign === '{' || sign === '[') return this.read(at, depth - 1);
    if (sign === '"' || sign === "'") return quoted(this.text, at, this.end);
    let close = at;
    while (close < this.end && !',[]{}#'.includes(this.text[close] ?? '')) close += 1;
    return scalar(this.text, at, close);
  }

  #skip(at: number): number {
    let next = at;
    while (next < this.end && this.text[next] === ' ') next += 1;
    return next;
  }
}

const keyInFlow = /(?!(?:null|true|false|__proto__):)([A-Za-z_][\w.-]*): +/iy;
