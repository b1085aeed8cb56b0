import type { DraftStep } from '../draft';
import { namesInSum } from '../expression';
import type { Prediction, Problem } from '../model';
import type { DirectiveSource } from '../rules/directive';
import type { PredictionWords, QuestionWords } from '../words';
import { probeOf } from './probe';
import { readWords } from './readWords';

/** `<!-- question` with ask, answer, and what is measured later to compare the answer with. */
export function readQuestion(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  const { placed, problems } = readWords('question', source);
  if (placed === undefined) return problems;
  const { id, ask, type, choices = [], answer, feedback = [], predicts } = placed.words;
  step.items.push({
    item: {
      kind: 'question',
      line: source.place.line,
      id: id ?? '',
      ask,
      type: choices.length > 0 ? 'choice' : (type ?? typeOf(placed.words)),
      choices: choices.map(String),
      answer: answer === undefined ? undefined : String(answer),
      feedback: feedback.map(({ when, say }) => ({ when: String(when), say })),
      predicts: predicts === undefined ? undefined : predictionOf(predicts),
    },
    yaml: placed.yaml,
    path: [],
  });
  return problems;
}

/** Where nothing is said: what is predicted is a number, and so is a sum. */
function typeOf({ answer, predicts }: QuestionWords): 'number' | 'text' {
  if (predicts !== undefined || typeof answer === 'number') return 'number';
  return answer !== undefined && /[*/+()]/.test(answer) && 'names' in namesInSum(answer)
    ? 'number'
    : 'text';
}

/** Any amount fits a prediction's probe, since only what it sees is of interest. */
const anyAmount = '>= 0';

function predictionOf({ during, ...words }: PredictionWords): Prediction {
  const { kind, expects } = probeOf(words);
  if (typeof expects === 'string')
    return { during, probe: { kind, expects: { [expects]: anyAmount } } };
  const amount = kind === 'threads' ? { total: anyAmount } : { count: anyAmount };
  return { during, probe: { kind, expects: { ...(expects as object), ...amount } } };
}
