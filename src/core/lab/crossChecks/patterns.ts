import type { Draft } from '../draft';
import type { Problem } from '../model';
import { errorAt, warningAt } from '../problems';
import { compilePattern } from '../readFact';
import { isSlowPattern } from '../slowPattern';
import type { Place } from '../text/placedText';
import { itemsOf } from './itemsOf';
import { probesOf } from './probesOf';

/** Regular expressions of authors must be some, and come to an end. */
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
  if (compilePattern(pattern) !== undefined) {
    if (!isSlowPattern(pattern)) return [];
    const advice =
      'This repeats what can be read in more than one way, so some texts would take it hours; write (a+)+ as a+ and (\\w|\\d)+ as \\w+, or put something between the turns, as in (a+,)+.';
    return [warningAt(place, 'regex-slow', advice)];
  }
  const message =
    'This is no regular expression; put a backslash before ( ) [ ] { } * + ? that stand for themselves.';
  return [errorAt(place, 'regex-invalid', message)];
}
