import type { DraftStep } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import type { DirectiveSource } from '../rules/directive';
import { readYaml } from '../text/readYaml';

/** `<!-- hint: text -->` and its like: Markdown, so that a colon or a hash in it needs no care. */
export function readText(
  kind: 'hint' | 'note',
): (source: DirectiveSource, step: DraftStep) => readonly Problem[] {
  return (source, step) => {
    const text = textOf(source);
    if (text === '')
      return [errorAt(source.place, 'value-wrong', `A ${kind} must have a text after its colon.`)];
    step.items.push({ item: { kind, line: source.place.line, text }, text: source.body });
    return [];
  };
}

function textOf({ body }: DirectiveSource): string {
  const plain = body.text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
  if (!/^[|>"']/.test(plain)) return plain;
  // Whoever knows YAML may write its quotes or its block marks.
  const value = readYaml(body).yaml?.value;
  return typeof value === 'string' ? value.trim() : plain;
}
