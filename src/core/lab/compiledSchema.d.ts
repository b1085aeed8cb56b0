// Made by scripts/bundling/compiledSchemas.mjs when a bundle is built.
declare module '*.schema.json?compiled' {
  import type { ValidateFunction } from 'ajv';

  /** One validator for each definition of the schema that no other refers to, by its name. */
  const validators: Readonly<Record<string, ValidateFunction>>;
  export default validators;
}
