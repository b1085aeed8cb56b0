import * as l10n from '@vscode/l10n';
import { formFor, readable } from '../../core/base/words';
import { pieces, placesFor } from '../shared/pieces';
import type { Equation } from './serverShape';

/** A piece of the sum, and how it looks where it stands out. */
export interface EquationPiece {
  readonly text: string;
  readonly className: string | undefined;
}

/** The sum of the threads: `113 threads = 1 + 16 workers × (5 + 1 listener + 1 main)`. */
export function equationPieces(equation: Equation): readonly EquationPiece[] {
  const { threads, parent, workers, pool, listeners, mains, others } = equation;
  const beside = [
    ...(listeners > 0 ? [l10n.t(' + {0} listener', listeners)] : []),
    ...(mains > 0 ? [l10n.t(' + {0} main', mains)] : []),
  ];
  const values: readonly EquationPiece[] = [
    { text: readable(threads), className: 'serving-text' },
    plain(String(parent)),
    { text: String(workers), className: 'serving-text' },
    { text: String(pool), className: 'fact-text' },
    plain(beside.join('')),
    plain(others > 0 ? l10n.t(' + {0} other', others) : ''),
  ];
  const sentence = sentences[formFor(workers)](placesFor(values));
  return pieces(sentence, values).map((piece) =>
    typeof piece === 'string' ? plain(piece) : piece,
  );
}

function plain(text: string): EquationPiece {
  return { text, className: undefined };
}

type Sentence = (places: readonly string[]) => string;

const sentences: Readonly<Record<'one' | 'few' | 'other', Sentence>> = {
  one: (places) => l10n.t('{0} threads = {1} + {2} worker × ({3}{4}){5}', ...places),
  few: (places) =>
    l10n.t({
      message: '{0} threads = {1} + {2} workers × ({3}{4}){5}',
      args: [...places],
      comment: 'few',
    }),
  other: (places) =>
    l10n.t({
      message: '{0} threads = {1} + {2} workers × ({3}{4}){5}',
      args: [...places],
      comment: 'other',
    }),
};
