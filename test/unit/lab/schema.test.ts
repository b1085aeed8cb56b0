import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import schema from '../../../schemas/lab.schema.json';
import { checkKinds } from '../../../src/core/checks/checkKinds';
import { directiveNames } from '../../../src/core/lab/directives/names';

describe('the schema of the lab format', () => {
  it('is a JSON Schema', () => {
    const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
    assert.equal(ajv.validateSchema(schema), true, ajv.errorsText());
  });

  it('defines every directive', () => {
    assert.deepEqual(
      directiveNames.filter((name) => !(name in schema.$defs)),
      [],
    );
  });

  it('lets a check look at all that a reason can look at, and at what core/checks knows', () => {
    const probes = Object.keys(schema.$defs.probe.properties);
    const { properties, oneOf } = schema.$defs.check;
    const { stage } = schema.$defs;
    const own = ['name', 'within', 'for', 'then', 'because'];
    assert.deepEqual(
      Object.keys(properties).filter((key) => !own.includes(key)),
      probes,
    );
    assert.deepEqual(
      oneOf.flatMap(({ required }) => required),
      probes,
    );
    assert.deepEqual(Object.keys(stage.properties), [...probes, 'within', 'for']);
    assert.deepEqual(stage.oneOf, oneOf);
    assert.deepEqual([...checkKinds.keys()].toSorted(), probes.toSorted());
  });

  it('says of every value what it must be, since messages are made of that', () => {
    assert.deepEqual(undescribed(schema.$defs, '$defs'), []);
  });
});

/** Paths of schemas that restrict a value without a description to make a message of. */
function undescribed(node: unknown, path: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = Object.keys(node);
  const restricts = ['pattern', 'enum', 'const', 'minimum', 'minLength'].some((key) =>
    own.includes(key),
  );
  return [
    ...(restricts && !own.includes('description') ? [path] : []),
    ...Object.entries(node).flatMap(([key, inner]) => undescribed(inner, `${path}/${key}`)),
  ];
}
