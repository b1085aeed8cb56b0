import type { Placed } from '../draft';
import type { Problem } from '../model';
import type { DirectiveSource } from '../rules/directive';
import { readYaml } from '../text/readYaml';
import { validate } from '../validate';
import type { LabWords } from '../words';

/** A directive's validated words, or the problems for which there are none. */
export function readWords<Part extends keyof LabWords>(
  part: Part,
  { body }: DirectiveSource,
): { placed?: Placed<LabWords[Part]>; problems: readonly Problem[] } {
  const { yaml, problems } = readYaml(body);
  if (yaml === undefined) return { problems };
  const { words, faults } = validate(part, yaml);
  return words === undefined
    ? { problems: faults.map(({ problem }) => problem) }
    : { placed: { words, yaml }, problems: [] };
}
