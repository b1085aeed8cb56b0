import ts from 'typescript';
import { isMessage, placeOf, visit } from './messages';

/** Words in the code that bypass the catalogues. */
export interface BareWords {
  readonly at: string;
  readonly words: string;
}

/** Everything in a file that is read as words by a student and is no message of a catalogue. */
export function bareWordsIn(source: ts.SourceFile): readonly BareWords[] {
  const found: BareWords[] = [];
  visit(source, (node) => {
    const words = textOf(node);
    if (words === undefined || isNoWords(node)) return;
    if (looksLikeWords(words) || (isShown(node) && /\p{L}/u.test(words)))
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

/** Calls some of whose values are texts, by the places of those values; undefined for all. */
type Calls = readonly (readonly [call: RegExp, places: readonly number[] | undefined])[];

/** What these take is shown, be it one small word. */
const shownBy: Calls = [
  [/^make$/, [2, 3, 4, 5, 6]],
  [/^make(?:Run)?Button$/, [1]],
  [/^setText$/, [1]],
  [/^tell\w+$|^askFirst$|\.say$/, undefined],
];
const shownFields =
  /^(?:aria)?(?:label|description|tooltip|placeHolder|placeholder|title|prompt|detail|spoken|text|textContent)$/i;

/** What these take is read by nobody. */
const unreadBy: Calls = [
  [/^make(?:Svg|List)?$/, [1]],
  [/^make(?:Decoration|(?:Run)?Button)$|^Dots$/, [0]],
  [/^setClass$/, [1]],
  [/^counted$/, [1]],
  [/\blog\.\w+$|^matchMedia$/, undefined],
  [/\.(?:querySelector|querySelectorAll|closest|matches|join)$/, undefined],
];
const unreadFields = /^(?:id|context|className|type|font)$/;

function isShown(node: ts.Node): boolean {
  return isPart(node, shownBy, shownFields);
}

function isNoWords(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return true;
  if (ts.isCaseClause(parent) || isCompared(parent)) return true;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return true;
  return isInMessage(node) || isPart(node, unreadBy, unreadFields);
}

function isCompared(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  return /^[!=]==$/.test(node.operatorToken.getText());
}

function isInMessage(node: ts.Node): boolean {
  if (ts.isSourceFile(node)) return false;
  return (ts.isCallExpression(node) && isMessage(node)) || isInMessage(node.parent);
}

/** Whether a text is, itself or as a part, what such a call takes or such a field holds. */
function isPart(node: ts.Node, calls: Calls, fields: RegExp): boolean {
  const { parent } = node;
  if (ts.isSourceFile(parent) || ts.isFunctionLike(parent)) return false;
  if (ts.isPropertyAssignment(parent)) return fields.test(parent.name.getText());
  if (ts.isBinaryExpression(parent) && parent.left !== node) {
    const { left, operatorToken } = parent;
    if (operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return ts.isPropertyAccessExpression(left) && fields.test(left.name.text);
  }
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent))
    return ts.isExpression(parent) || ts.isTemplateSpan(parent)
      ? isPart(parent, calls, fields)
      : false;
  const name = parent.expression.getText();
  const place = parent.arguments?.findIndex((value) => value === node) ?? -1;
  return calls.some(([of, places]) => of.test(name) && (places?.includes(place) ?? true));
}
