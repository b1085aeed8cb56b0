import { isValueEnd, readPlainValue } from './plainYamlValue';
import type { YamlEntry, YamlNode, YamlValue } from './yamlNode';

/**
 * Reads the YAML that nearly all directives are written in: maps and lists, one line a value. What
 * it reads, it reads as the YAML library does, in a small part of the time; undefined for all else,
 * mistakes included, which the library reads and explains.
 */
export function readPlainYaml(text: string): YamlValue | undefined {
  return control.test(text) || betweenDocuments.test(text)
    ? undefined
    : new PlainReader(text).read();
}

/** Tabs and other controls, and byte order marks. */
const control = /[^\P{Cc}\n]|\ufeff/u;
const betweenDocuments = /^(?:---|\.\.\.)/m;

/** Deeper nesting is for the library, which has its own limit. */
const deepest = 20;

/** A line with something to read. */
interface Line {
  indent: number;
  /** Offsets of its first sign behind the indentation, and of its end. */
  at: number;
  readonly end: number;
}

class PlainReader {
  readonly #lines: Line[] = [];
  #next = 0;
  #depth = 0;

  constructor(private readonly text: string) {
    let start = 0;
    while (start <= text.length) {
      const newline = text.indexOf('\n', start);
      const end = newline === -1 ? text.length : newline;
      let at = start;
      while (text[at] === ' ') at += 1;
      if (at < end && text[at] !== '#') this.#lines.push({ indent: at - start, at, end });
      start = end + 1;
    }
  }

  read(): YamlValue | undefined {
    const first = this.#lines[0];
    if (first === undefined) return undefined;
    const value = this.#block(first) ?? (this.#lines.length === 1 ? this.#value(first) : undefined);
    return this.#next === this.#lines.length ? value : undefined;
  }

  /** A map or a list whose first line this is. */
  #block(first: Line): YamlValue | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth += 1;
    const block = this.#isItem(first)
      ? this.#list(first)
      : this.#key(first) === undefined
        ? undefined
        : this.#map(first);
    this.#depth -= 1;
    return block;
  }

  #map({ indent, at }: Line): YamlValue | undefined {
    const value: Record<string, unknown> = {};
    const entries: YamlEntry[] = [];
    for (let line = this.#line; line?.indent === indent; line = this.#line) {
      const key = this.#key(line);
      if (key === undefined || Object.hasOwn(value, key.name)) return undefined;
      const own = isValueEnd(this.text, key.end, line.end)
        ? this.#below(line)
        : this.#value({ ...line, at: key.end });
      if (own === undefined) return undefined;
      value[key.name] = own.value;
      entries.push({ key: key.name, at: line.at, node: own.node });
    }
    return this.#isDeeper(indent) ? undefined : { value, node: { kind: 'map', at, entries } };
  }

  #list({ indent, at }: Line): YamlValue | undefined {
    const value: unknown[] = [];
    const items: YamlNode[] = [];
    for (let line = this.#line; line?.indent === indent; line = this.#line) {
      // A list may stand at the indentation of its key; then the next key ends it.
      if (!this.#isItem(line)) break;
      let start = line.at + 1;
      while (this.text[start] === ' ') start += 1;
      line.indent += start - line.at;
      line.at = start;
      const own = this.#key(line) === undefined ? this.#value(line, indent) : this.#block(line);
      if (own === undefined) return undefined;
      value.push(own.value);
      items.push(own.node);
    }
    return this.#isDeeper(indent) ? undefined : { value, node: { kind: 'list', at, items } };
  }

  /** What belongs to a key without a value on its line. */
  #below({ indent }: Line): YamlValue | undefined {
    this.#next += 1;
    const line = this.#line;
    if (line === undefined || line.indent < indent) return undefined;
    return line.indent > indent || this.#isItem(line) ? this.#block(line) : undefined;
  }

  /** A value that takes the rest of its line. */
  #value({ indent, at, end }: Line, outer = indent): YamlValue | undefined {
    this.#next += 1;
    // Text may go on in lines that are indented deeper.
    if (this.#isDeeper(outer)) return undefined;
    const found = readPlainValue(this.text, at, end, deepest - this.#depth);
    return found !== undefined && isValueEnd(this.text, found.end, end) ? found : undefined;
  }

  get #line(): Line | undefined {
    return this.#lines[this.#next];
  }

  #isDeeper(indent: number): boolean {
    return (this.#line?.indent ?? -1) > indent;
  }

  #isItem({ at, end }: Line): boolean {
    return this.text[at] === '-' && at + 1 < end && this.text[at + 1] === ' ';
  }

  #key({ at }: Line): { readonly name: string; readonly end: number } | undefined {
    keyPattern.lastIndex = at;
    const name = keyPattern.exec(this.text)?.[1];
    return name === undefined ? undefined : { name, end: keyPattern.lastIndex };
  }
}

/** Words that are no key in YAML but a truth value or nothing are left to the library. */
const keyPattern = /(?!(?:null|true|false|__proto__):)([A-Za-z_][\w.-]*):(?: +|(?=\n|$))/iy;
