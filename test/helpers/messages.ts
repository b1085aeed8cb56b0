import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A message in the code: a call of `l10n.t`. */
export interface Message {
  /** File and line. */
  readonly at: string;
  /** By which catalogues know it: the English words, and behind a slash the comment. */
  readonly key: string;
  readonly words: string;
  /** What is wrong with how it is written; undefined where nothing is. */
  readonly fault: string | undefined;
}

/** The files of a folder that are code. Read once: there are hundreds, and many tests ask. */
export function sourcesOf(folder: string): readonly ts.SourceFile[] {
  const sources = known.get(folder) ?? readSources(folder);
  known.set(folder, sources);
  return sources;
}

const known = new Map<string, readonly ts.SourceFile[]>();

function readSources(folder: string): readonly ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => sourceOf(`${folder}/${file}`, readFileSync(`${folder}/${file}`, 'utf8')));
}

/** A text as code. */
export function sourceOf(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
}

/** All messages of a file. */
export function messagesIn(source: ts.SourceFile): readonly Message[] {
  const found: Message[] = [];
  visit(source, (node) => {
    if (ts.isCallExpression(node) && isMessage(node)) found.push(messageOf(node));
  });
  return found;
}

/** Looks at every node of a tree. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => {
    visit(child, look);
  });
}

/** Whether a call gives words of a catalogue. */
export function isMessage({ expression }: ts.CallExpression): boolean {
  return /(?:^|\.)l10n\.t$/.test(expression.getText());
}

/** Where a node stands, for those who have to find it. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${source.fileName}:${String(line + 1)}`;
}

function messageOf(call: ts.CallExpression): Message {
  const { words, comment, given } = readCall(call);
  const key = comment === undefined || comment === '' ? words : `${words}/${comment}`;
  return { at: placeOf(call), key: key ?? '', words: words ?? '', fault: faultOf(call) };

  function faultOf({ expression }: ts.CallExpression): string | undefined {
    if (expression.getText() !== 'l10n.t') return 'import the library by the name of l10n';
    if (words === undefined || comment === undefined) return 'write words and comment as literals';
    if (!isInFunction(call)) return 'say it in a function: no language is known while modules load';
    const wanted = placeholdersOf(words);
    return given !== undefined && String(wanted) !== String([...Array(given).keys()])
      ? `${String(given)} values for the places ${wanted.join(', ')}`
      : undefined;
  }
}

/** The numbers of the places in a text, in order, each once. */
export function placeholdersOf(words: string): readonly number[] {
  const all = [...words.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number));
  return [...new Set(all)].sort((one, other) => one - other);
}

interface Call {
  readonly words: string | undefined;
  readonly comment: string | undefined;
  /** How many values are given; undefined where that is only known when it runs. */
  readonly given: number | undefined;
}

function readCall({ arguments: [first, ...values] }: ts.CallExpression): Call {
  if (first === undefined || !ts.isObjectLiteralExpression(first))
    return { words: literal(first), comment: '', given: countOf(values) };
  const property = (name: string): ts.Expression | undefined => {
    const found = first.properties.find((each) => each.name?.getText() === name);
    return found !== undefined && ts.isPropertyAssignment(found) ? found.initializer : undefined;
  };
  const args = property('args');
  const isList = args !== undefined && ts.isArrayLiteralExpression(args);
  const given = args === undefined ? 0 : isList ? countOf(args.elements) : undefined;
  return { words: literal(property('message')), comment: literal(property('comment')), given };
}

function countOf(values: readonly ts.Expression[]): number | undefined {
  return values.some((value) => ts.isSpreadElement(value)) ? undefined : values.length;
}

function literal(node: ts.Expression | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Whether it runs only when something calls it. Fields of an object are made with the object. */
function isInFunction(node: ts.Node): boolean {
  if (ts.isSourceFile(node)) return false;
  const isField = ts.isPropertyDeclaration(node) && !node.getText().includes('static ');
  return isField || ts.isFunctionLike(node) || isInFunction(node.parent);
}
