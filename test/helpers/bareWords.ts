import ts from 'typescript';
import { isMessage, placeOf, visit } from './messages';

/** Words in the code that bypass the catalogues. */
export interface BareWords {
  readonly at: string;
  readonly words: string;
}

/** Everything in a file that reads like words of a sentence or a title and is no message. */
export function bareWordsIn(source: ts.SourceFile): readonly BareWords[] {
  const found: BareWords[] = [];
  visit(source, (node) => {
    const words = textOf(node);
    if (words !== undefined && looksLikeWords(words) && !isNoWords(node))
      found.push({ at: placeOf(node), words });
  });
  return found;
}

/** A template counts with a mark for each value in it. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join('…');
}

/** Two words, or one that begins as a title does. */
function looksLikeWords(text: string): boolean {
  return /\p{Ll}[,:]? (?:\p{L}|…)|… \p{Ll}{2}|^\p{Lu}\p{Ll}+(?:…|$)/u.test(text);
}

/** Calls whose texts nobody reads, with the place of such a text among their values; undefined for any. */
const unread: readonly (readonly [call: RegExp, index: number | undefined])[] = [
  [/^make(?:Svg|List)?$/, 1],
  [/^make(?:Decoration|Button)$/, 0],
  [/(?:^|\.)setClass$/, 1],
  [/\blog\.(?:info|warn|error)$/, undefined],
  [/\.(?:querySelector|querySelectorAll|closest|matches|join)$/, undefined],
  [/^(?:Error|LabsError|vscode\.ThemeColor|vscode\.ThemeIcon)$/, undefined],
];

function isNoWords(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true;
  if (ts.isBinaryExpression(parent) || ts.isCaseClause(parent)) return !isAssigned(parent);
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  return isInUnreadCall(node);
}

function isAssigned(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isInUnreadCall(node: ts.Node): boolean {
  for (let inner = node; !ts.isSourceFile(inner.parent); inner = inner.parent) {
    const call = inner.parent;
    if (ts.isFunctionLike(call)) return false;
    if (!ts.isCallExpression(call) && !ts.isNewExpression(call)) continue;
    if (ts.isCallExpression(call) && isMessage(call)) return true;
    const name = call.expression.getText();
    const index = call.arguments?.findIndex((value) => value === inner);
    if (unread.some(([of, only]) => of.test(name) && (only === undefined || only === index)))
      return true;
  }
  return false;
}
