import { withoutMarkup } from './descriptionText';

/** UTF-16 units of a description: of the three lines that VS Code shows, so much fits beside a picture. */
const longestDescription = 80;
const mostSentences = 2;

/** Parts a lab's introduction: its first sentences describe the walkthrough, the rest is for the
 * first step. */
export function partIntroduction([first = '', ...more]: readonly string[]): {
  readonly description: string;
  readonly rest: readonly string[];
} {
  const sentences = sentencesOf(first);
  let count = Math.min(mostSentences, sentences.length);
  while (count > 1 && sentences.slice(0, count).join('').length > longestDescription) count -= 1;
  const rest = sentences.slice(count).join('');
  return {
    description: withoutMarkup(sentences.slice(0, count).join('')).trim(),
    rest: rest === '' ? more : [rest, ...more],
  };
}

/** Sentences with the blanks behind them; none ends within markup, which would tear it apart. */
function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let begin = 0;
  for (const { index, 0: end } of text.matchAll(/[.!?]['")]?\s+(?=\P{Ll})/gu)) {
    const sentence = text.slice(begin, index + end.length);
    if (!isBalanced(sentence)) continue;
    sentences.push(sentence);
    begin += sentence.length;
  }
  return [...sentences, text.slice(begin)].filter((sentence) => sentence !== '');
}

function isBalanced(text: string): boolean {
  return ['``', '**', '__'].every((mark) => text.split(mark).length % 2 === 1);
}
