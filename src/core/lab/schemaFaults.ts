import type { ErrorObject } from 'ajv';
import { quotedForAuthors } from '../base/words';
import type { Problem } from './model';
import { nearestInAnyCase } from './nearest';
import { errorAt } from './problems';
import { refusedKey } from './refusedKeys';
import type { PlacedYaml, YamlPath } from './text/placedYaml';

/** A problem that the schema found, and which value it is about. */
export interface SchemaFault {
  readonly path: YamlPath;
  readonly problem: Problem;
}

/** Says what the schema found in the author's words: where, and what to write instead. */
export function schemaFaults(
  errors: readonly ErrorObject[],
  yaml: PlacedYaml,
): readonly SchemaFault[] {
  return errors
    .filter((error) => !isSaidBetter(error, errors) && !isMisspelt(error, errors))
    .map((error) => {
      const path = pathOf(error);
      return { path, problem: problemOf(error, path, yaml) };
    });
}

/** Each alternative of a choice complains as well, but the choice itself says it better; and what
 * is no map at all lacks no key. */
function isSaidBetter(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const { keyword, schemaPath, data } = error;
  return (
    keyword === 'if' ||
    (isChoice(error) && (typeof data !== 'object' || data === null)) ||
    errors.some((other) => isChoice(other) && schemaPath.startsWith(`${other.schemaPath}/`))
  );
}

/** A key that is missing only because it is misspelt needs no second complaint. Where one of many is
 * missing, any unknown key is taken for it. */
function isMisspelt(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const missing = missingKeys(error);
  return (
    missing.length > 0 &&
    errors.some(({ instancePath, keyword, params }) => {
      if (keyword !== 'additionalProperties' || instancePath !== error.instancePath) return false;
      const key = String(params['additionalProperty']);
      return isChoice(error)
        ? refusedKey(key) === undefined
        : nearestInAnyCase(key, missing) !== undefined;
    })
  );
}

function missingKeys(error: ErrorObject): readonly string[] {
  if (error.keyword === 'required') return [String(error.params['missingProperty'])];
  return isChoice(error) && presentKeys(error).length === 0 ? choiceKeys(error) : [];
}

function presentKeys(error: ErrorObject): readonly string[] {
  return choiceKeys(error).filter((key) => Object.hasOwn(error.data as object, key));
}

function choiceKeys({ schema }: ErrorObject): readonly string[] {
  return (schema as readonly { readonly required: readonly string[] }[]).flatMap(
    ({ required }) => required,
  );
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === 'oneOf' || keyword === 'anyOf';
}

function problemOf(error: ErrorObject, path: YamlPath, yaml: PlacedYaml): Problem {
  const { keyword, params } = error;
  if (keyword === 'additionalProperties') return unknownKey(error, path, yaml);
  if (keyword === 'required') {
    const key = String(params['missingProperty']);
    return errorAt(yaml.valuePlace(path), 'key-missing', `"${key}" is missing here; add it.`);
  }
  if (isChoice(error)) return wrongChoice(error, path, yaml);
  return errorAt(yaml.valuePlace(path), 'value-wrong', wrongValue(error, path));
}

function unknownKey(error: ErrorObject, path: YamlPath, yaml: PlacedYaml): Problem {
  const key = String(path.at(-1));
  const { properties, description } = schemaOf(error);
  const place = yaml.keyPlace(path);
  if (properties === undefined)
    return errorAt(place, 'key-wrong', `"${key}" cannot stand here: write ${description ?? ''}.`);
  const refused = path.at(-2) === 'container' ? refusedKey(key) : undefined;
  if (refused !== undefined) return errorAt(place, refused.code, refused.message);
  const known = Object.keys(properties);
  // The map of an action's flood has a count, that of a check none.
  const check =
    known.includes('count') && known.includes('ramp') ? undefined : ofWholeCheck(key, path);
  if (check !== undefined)
    return errorAt(
      place,
      'key-unknown',
      `The key "${key}" is said of the whole check; write it one level up, beside "${check}".`,
    );
  const meant = nearestInAnyCase(key, known);
  const advice =
    meant === undefined ? `write one of ${quotedForAuthors(known)}` : `write "${meant}"`;
  return errorAt(place, 'key-unknown', `The key "${key}" is not known here; ${advice}.`);
}

/** Beside which key of a check, or of its later stages, a key belongs that stands in what it looks at. */
function ofWholeCheck(key: string, path: YamlPath): string | undefined {
  if (!stageKeys.includes(key)) return undefined;
  const [first = '', ...inner] = path.slice(0, -1).map(String);
  const stage = first === 'then' ? inner.find((part) => !/^\d+$/.test(part)) : first;
  return lookedAt.find((name) => name === stage);
}

const stageKeys = ['within', 'for', 'then', 'because'];

/** What a check looks at, as far as that takes a map or a list. */
const lookedAt: readonly string[] = [
  ...['processes', 'threads', 'connections', 'http', 'port', 'exec', 'command', 'file', 'flood'],
  ...['all', 'any', 'not'],
];

/** Our choices are all between keys of which one must stand there. */
function wrongChoice(error: ErrorObject, path: YamlPath, yaml: PlacedYaml): Problem {
  const keys = choiceKeys(error);
  const present = presentKeys(error);
  const second = present[1];
  // Only what a check looks at can be joined.
  const advice = !keys.includes('all')
    ? 'keep one'
    : path.length === 0
      ? 'make two checks of it, or join them by "all"'
      : 'join them by "all"';
  if (second === undefined)
    return errorAt(
      yaml.valuePlace(path),
      'key-missing',
      `One of ${quotedForAuthors(keys)} is missing here.`,
    );
  return errorAt(
    yaml.keyPlace([...path, second]),
    'key-clash',
    `Only one of ${quotedForAuthors(present)} can stand here; ${advice}.`,
  );
}

function wrongValue(error: ErrorObject, path: YamlPath): string {
  const { description } = schemaOf(error);
  const allowed: unknown = error.params['allowedValues'];
  const meant =
    Array.isArray(allowed) && typeof error.data === 'string'
      ? nearestInAnyCase(error.data, allowed.map(String))
      : undefined;
  const advice = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return `${subject(path)} ${found(error.data)}must be ${description ?? 'something else'}.${advice}`;
}

/** What stands there, where that is short enough to be told. */
function found(value: unknown): string {
  const isShort = ['string', 'number', 'boolean'].includes(typeof value);
  const text = isShort ? JSON.stringify(value) : '';
  return text === '' || text.length > longestTold ? '' : `is ${text}, but `;
}

const longestTold = 40;

function subject(path: YamlPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'This';
  if (!/^\d+$/.test(String(last))) return `"${String(last)}"`;
  const list = path.at(-2);
  return `Item ${String(Number(last) + 1)}${list === undefined ? '' : ` of "${String(list)}"`}`;
}

/** The way to the value that is wrong, or to the key that should not be there. */
function pathOf({ instancePath, keyword, params }: ErrorObject): YamlPath {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keyword === 'additionalProperties'
    ? [...path, String(params['additionalProperty'])]
    : path;
}

interface Described {
  readonly description?: string | undefined;
  readonly properties?: object | undefined;
}

function schemaOf({ parentSchema }: ErrorObject): Described {
  return (parentSchema ?? {}) as Described;
}
