import type { DraftStep } from '../draft';
import type { Doing, Problem } from '../model';
import type { DirectiveSource } from '../rules/directive';
import type { DoingWords } from '../words';
import { workOf } from './action';
import { readWords } from './readWords';

/** `<!-- solution` and `<!-- mistake`: what a test does, one doing or a list of them. */
export function readDoings(
  kind: 'solution' | 'mistake',
): (source: DirectiveSource, step: DraftStep) => readonly Problem[] {
  return (source, step) => {
    const { placed, problems } = readWords(kind, source);
    if (placed === undefined) return problems;
    const { words, yaml } = placed;
    const doings = (isList(words) ? words : [words]).map(doingOf);
    const item = { kind, line: source.place.line, doings };
    step.items.push({ item, yaml, path: [] });
    return [];
  };
}

function doingOf(words: DoingWords): Doing {
  if (typeof words === 'string') return workOf(words);
  if ('run' in words) return { do: 'terminal', command: words.run };
  if (!('answer' in words)) return workOf(words);
  const answers = Object.entries(words.answer).map(([id, answer]) => [id, String(answer)]);
  return { do: 'answer', answers: Object.fromEntries(answers) as Record<string, string> };
}

function isList(words: DoingWords | readonly DoingWords[]): words is readonly DoingWords[] {
  return Array.isArray(words);
}
