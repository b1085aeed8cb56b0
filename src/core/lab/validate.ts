import type { ValidateFunction } from 'ajv';
import validators from '../../../schemas/lab.schema.json?compiled';
import { schemaFaults, type SchemaFault } from './schemaFaults';
import type { PlacedYaml } from './text/placedYaml';
import type { LabWords } from './words';

/** YAML that has the shape which the schema asks for, or what is wrong with it. */
export type Validated<Part extends keyof LabWords> =
  | { readonly words: LabWords[Part]; readonly faults: readonly [] }
  | { readonly words: undefined; readonly faults: readonly SchemaFault[] };

/** Compares the YAML of a front matter or a directive with its definition in the schema. */
export function validate<Part extends keyof LabWords>(
  part: Part,
  yaml: PlacedYaml,
): Validated<Part> {
  const isValid = validators[part] as ValidateFunction<LabWords[Part]>;
  const { value } = yaml;
  return isValid(value)
    ? { words: value, faults: [] }
    : { words: undefined, faults: schemaFaults(isValid.errors ?? [], yaml) };
}
