import ts from 'typescript';
import { isMessage, placeOf } from './messages';

/** Texts of a file that read like words for people, but stand in no message. */
export function unsaidIn(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  look(source);
  return found;

  function look(node: ts.Node): void {
    if (isNoText(node)) return;
    const text = textOf(node);
    if (text !== undefined && readsLikeWords.test(text)) found.push(`${placeOf(node)} ${text}`);
    if (ts.isCallExpression(node) && isMessage(node)) valuesOf(node).forEach(look);
    else ts.forEachChild(node, look);
  }
}

/** What is put into a message. */
function valuesOf({ arguments: [first, ...values] }: ts.CallExpression): readonly ts.Node[] {
  if (first === undefined || !ts.isObjectLiteralExpression(first)) return values;
  return first.properties.filter(({ name }) => name?.getText() === 'args');
}

/** Two words of small letters, one after the other. */
const readsLikeWords = /(?<![\w.$-])[a-z]{2,} [a-z]{2,}(?![\w.$=(-])/;

function isNoText(node: ts.Node): boolean {
  return ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node);
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join('{}');
}
