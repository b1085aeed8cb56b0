import type { DraftStep } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import type { DirectiveSource } from '../rules/directive';
import { readYaml } from '../text/readYaml';

/** `<!-- hint: text -->`: plain Markdown, so that a colon or a hash in it needs no care. */
export function readHint(source: DirectiveSource, step: DraftStep): readonly Problem[] {
  const text = hintText(source);
  if (text === '')
    return [errorAt(source.place, 'value-wrong', 'A hint must have a text after its colon.')];
  step.items.push({
    item: { kind: 'hint', line: source.place.line, text },
    text: source.body,
  });
  return [];
}

function hintText({ body }: DirectiveSource): string {
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
