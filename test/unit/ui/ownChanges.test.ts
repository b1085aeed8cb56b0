import assert from 'node:assert/strict';
import { differingFiles } from '../../../src/ui/consent/differingFiles';
import { OwnChanges } from '../../../src/ui/consent/ownChanges';

describe('changes of a lab that the student makes', () => {
  const file = '/lab/prog';

  it('are those while a command runs, however long it does', () => {
    const own = new OwnChanges();
    const end = own.begin(100_000);
    assert.equal(own.explain(file, 90_000), false);
    assert.equal(own.explain(file, 900_000), true);
    end(200_000);
    assert.equal(own.explain(file, 150_000), true);
    assert.equal(own.explain(file, 900_000), false);
  });

  it('begin when a command was allowed, though its terminal tells of it later', () => {
    const own = new OwnChanges();
    own.allowed(100_000);
    own.begin(108_000)(109_000);
    assert.equal(own.explain(file, 101_000), true);
  });

  it('do not begin with what was allowed long ago', () => {
    const own = new OwnChanges();
    own.allowed(100_000);
    own.begin(900_000)(901_000);
    assert.equal(own.explain(file, 500_000), false);
  });

  it('are those of an editor, for the file that it saves and no other', () => {
    const own = new OwnChanges();
    own.saved(file, 100_000);
    assert.equal(own.explain(file, 99_500), true);
    assert.equal(own.explain('/lab/other', 99_500), false);
    assert.equal(own.explain(file, 200_000), false);
  });
});

describe('differingFiles', () => {
  const content = (files: Readonly<Record<string, string>>) => ({
    hash: '',
    isWhole: true,
    files: new Map(Object.entries(files)),
  });

  it('names what is another, new or gone', () => {
    const before = content({ same: '1', other: '1', gone: '1' });
    const now = content({ same: '1', other: '2', new: '1' });
    assert.deepEqual(differingFiles(before, now), ['other', 'gone', 'new']);
  });
});
