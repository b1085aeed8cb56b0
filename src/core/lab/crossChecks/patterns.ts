import type { Draft } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import { compilePattern } from '../readFact';
import type { Place } from '../text/placedText';
import { itemsOf } from './itemsOf';
import { probesOf } from './probesOf';

/** Regular expressions of authors must be some. */
export function patterns(draft: Draft): readonly Problem[] {
  const { frontMatter, lab } = draft;
  const facts = Object.entries(lab.facts).flatMap(([name, { match }]) => {
    const place = frontMatter?.yaml.valuePlace(['facts', name, 'match']);
    return place === undefined ? [] : patternProblems(match, place);
  });
  const checks = itemsOf(draft, 'check').flatMap((check) =>
    probesOf(check).flatMap(({ probe: { kind, expects }, path }) =>
      patternWords.flatMap((word) => {
        const pattern = (Object(expects) as Readonly<Record<string, unknown>>)[word];
        if (typeof pattern !== 'string') return [];
        return patternProblems(pattern, check.placeOf([...path, kind, word]));
      }),
    ),
  );
  return [...facts, ...checks];
}

/** The words of probes that hold a regular expression, whatever their kind. */
const patternWords = ['match', 'matches'] as const;

function patternProblems(pattern: string, place: Place): readonly Problem[] {
  if (compilePattern(pattern) !== undefined) return [];
  const message =
    'This is no regular expression; put a backslash before ( ) [ ] { } * + ? that stand for themselves.';
  return [errorAt(place, 'regex-invalid', message)];
}
