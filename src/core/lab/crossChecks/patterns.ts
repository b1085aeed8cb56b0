import type { Draft } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import { compilePattern } from '../readFact';
import type { Place } from '../text/placedText';
import { itemsOf } from './itemsOf';

/** Regular expressions of authors must be some. */
export function patterns(draft: Draft): readonly Problem[] {
  const { frontMatter, lab } = draft;
  const facts = Object.entries(lab.facts).flatMap(([name, { match }]) => {
    const place = frontMatter?.yaml.valuePlace(['facts', name, 'match']);
    return place === undefined ? [] : patternProblems(match, place);
  });
  const checks = itemsOf(draft, 'check').flatMap(({ item: { probe, because }, placeOf }) => [
    ...patternProblems(matchesOf(probe.expects), placeOf(['exec', 'matches'])),
    ...because.flatMap(({ when }, index) =>
      patternProblems(
        matchesOf(when.expects),
        placeOf(['because', index, 'when', 'exec', 'matches']),
      ),
    ),
  ]);
  return [...facts, ...checks];
}

function matchesOf(expects: unknown): string | undefined {
  const { matches } = Object(expects) as { readonly matches?: string };
  return matches;
}

function patternProblems(pattern: string | undefined, place: Place): readonly Problem[] {
  if (pattern === undefined || compilePattern(pattern) !== undefined) return [];
  const message =
    'This is no regular expression; put a backslash before ( ) [ ] { } * + ? that stand for themselves.';
  return [errorAt(place, 'regex-invalid', message)];
}
