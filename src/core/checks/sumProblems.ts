import * as l10n from '@vscode/l10n';
import type { SumProblems } from '../lab/expression';

/** What is wrong with a sum, as students read it: where the lab's text is told, it is in English. */
export const spokenSumProblems: SumProblems = {
  tooLong: () => l10n.t('the sum is too long'),
  noNumber: () => l10n.t('there is no number'),
  unexpected: (token) => l10n.t('"{0}" is not expected there', token),
  byZero: () => l10n.t('it divides by zero'),
  noBracket: () => l10n.t('a closing bracket is missing'),
  endsEarly: () => l10n.t('it ends where a number or a name should follow'),
  misplaced: (token) => l10n.t('"{0}" stands where a number or a name should', token),
  unknown: (name) => l10n.t('the value of {0} is not known', name),
};
