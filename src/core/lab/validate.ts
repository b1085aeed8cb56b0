import { Ajv, type ValidateFunction } from 'ajv';
import schema from '../../../schemas/lab.schema.json';
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
  const isValid = validatorOf(part);
  const { value } = yaml;
  return isValid(value)
    ? { words: value, faults: [] }
    : { words: undefined, faults: schemaFaults(isValid.errors ?? [], yaml) };
}

/** Compiled on first use: a text without any directive needs none of them. */
const validators = new Map<keyof LabWords, ValidateFunction>();
let ajv: Ajv | undefined;

function validatorOf<Part extends keyof LabWords>(part: Part): ValidateFunction<LabWords[Part]> {
  // Alternatives of required keys name properties that stand beside them, not within. That the
  // schema is one is seen to by a test: asking here would double the time of the first use.
  ajv ??= new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    verbose: true,
    meta: false,
    validateSchema: false,
    schemas: { lab: schema },
  });
  let validator = validators.get(part);
  if (validator === undefined) {
    validator = ajv.compile({ $ref: `lab#/$defs/${part}` });
    validators.set(part, validator);
  }
  return validator as ValidateFunction<LabWords[Part]>;
}
