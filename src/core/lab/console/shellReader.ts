import { hereDocumentAt, type HereDocument } from './hereDocument';

/**
 * Reads the lines of a command one by one as a POSIX shell would, as far as needed to know whether
 * the command goes on.
 */
export class ShellReader {
  /** The sign that ends the quotation; empty outside of any. */
  #quote = '';
  #brackets = 0;
  /** Loops and conditions that have begun and not ended. */
  #blocks = 0;
  /** The unquoted part of a word. */
  #word = '';
  /** Whether a command begins here, so that `do` and `if` are words of the language. */
  #beginsCommand = true;
  /** Behind `|`, `&&` and `||` another command must come. */
  #waits = false;
  #isContinued = false;
  #isOddQuote = false;
  readonly #hereDocuments: HereDocument[] = [];
  /** How many of them were taken; to shift a long array costs as much as it is long. */
  #taken = 0;

  /** Whether the last line ended in a backslash. */
  get isContinued(): boolean {
    return this.#isContinued;
  }

  /** Whether a quotation, a bracket, a loop or a pipe is not finished. */
  get isOpen(): boolean {
    return this.#quote !== '' || this.#brackets > 0 || this.#blocks > 0 || this.#waits;
  }

  /** Whether the open quotation begins within a word, as the apostrophe of `it's` would. */
  get isOddlyOpen(): boolean {
    return this.#quote !== '' && this.#isOddQuote;
  }

  /** The next here-document whose lines follow, each once. */
  takeHereDocument(): HereDocument | undefined {
    const document = this.#hereDocuments[this.#taken];
    if (document !== undefined) this.#taken += 1;
    return document;
  }

  /** A reader that has read the same; the lines of its here-documents are none of its business. */
  copy(): ShellReader {
    const copy = new ShellReader();
    copy.#quote = this.#quote;
    copy.#brackets = this.#brackets;
    copy.#blocks = this.#blocks;
    copy.#beginsCommand = this.#beginsCommand;
    copy.#waits = this.#waits;
    copy.#isOddQuote = this.#isOddQuote;
    return copy;
  }

  read(line: string): void {
    this.#isContinued = false;
    const end = line.trimEnd().length;
    for (let at = 0; at < line.length && !this.#isContinued; at += 1) {
      const sign = line[at] ?? '';
      if (sign === '\\' && this.#quote !== "'") {
        this.#isContinued = at + 1 >= end;
        this.#addToWord('x');
        at += 1;
      } else if (this.#quote !== '') {
        if (sign === this.#quote) this.#quote = '';
      } else if (sign === '#' && this.#word === '' && /^$|\s/.test(line[at - 1] ?? '')) {
        break;
      } else {
        at += this.#readCode(line, at, sign);
      }
    }
    if (this.#isContinued || this.#quote !== '') return;
    this.#endWord();
    this.#beginsCommand = true;
  }

  /** Reads what is neither quoted nor a comment; tells how many further signs it has read. */
  #readCode(line: string, at: number, sign: string): number {
    if (sign === '<') return this.#readLess(line, at);
    if (/\s/.test(sign)) this.#endWord();
    else if (sign === '"' || sign === "'" || sign === '`') this.#openQuote(line, at, sign);
    else if (';|&'.includes(sign)) this.#endCommand(line, at, sign);
    else if ('({'.includes(sign)) this.#openBracket();
    else if (')}'.includes(sign)) this.#closeBracket();
    else this.#addToWord(sign);
    return 0;
  }

  #addToWord(sign: string): void {
    this.#word += sign;
    this.#waits = false;
  }

  #openQuote(line: string, at: number, sign: string): void {
    this.#quote = sign;
    this.#isOddQuote = /\w/.test(line[at - 1] ?? '');
    this.#addToWord('x');
  }

  /** `<<<` takes a text and no document. */
  #readLess(line: string, at: number): number {
    this.#endWord();
    if (line.startsWith('<<<', at)) return 2;
    const found = hereDocumentAt(line, at);
    if (found === undefined) return 0;
    this.#hereDocuments.push(found.document);
    return found.length - 1;
  }

  #endCommand(line: string, at: number, sign: string): void {
    this.#endWord();
    this.#beginsCommand = true;
    this.#waits = sign === '|' || (sign === '&' && '&|'.includes(line[at - 1] ?? ' '));
  }

  #openBracket(): void {
    this.#endWord();
    this.#brackets += 1;
    this.#beginsCommand = true;
    this.#waits = false;
  }

  /** A pattern of `case` ends in a bracket that none opened. */
  #closeBracket(): void {
    this.#endWord();
    this.#beginsCommand = this.#brackets === 0;
    this.#brackets = Math.max(0, this.#brackets - 1);
    this.#waits = false;
  }

  #endWord(): void {
    const word = this.#word;
    this.#word = '';
    if (word === '' || !this.#beginsCommand) return;
    if (openers.has(word)) this.#blocks += 1;
    if (closers.has(word)) this.#blocks = Math.max(0, this.#blocks - 1);
    this.#beginsCommand = beforeCommand.has(word);
  }
}

const openers = new Set(['for', 'while', 'until', 'select', 'if', 'case']);
const closers = new Set(['done', 'fi', 'esac']);
/** Words that another command follows at once. */
const beforeCommand = new Set(['while', 'until', 'if', 'do', 'then', 'elif', 'else', '!', 'time']);
