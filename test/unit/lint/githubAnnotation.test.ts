import assert from 'node:assert/strict';
import { githubAnnotation } from '../../../src/cli/githubAnnotation';

describe('githubAnnotation', () => {
  const problem = {
    file: 'labs/one/lab.md',
    line: 3,
    column: 7,
    severity: 'error',
    code: 'key-unknown',
    message: 'The key "a" is not known here; write "b".',
  } as const;

  it('is a command of the runner', () => {
    assert.equal(
      githubAnnotation(problem),
      '::error file=labs/one/lab.md,line=3,col=7,title=key-unknown::The key "a" is not known here; write "b".',
    );
  });

  it('lets no word of the lab end the command or begin another', () => {
    const file = 'a,b: 100%\r\n.md';
    const message = '100%\n::error::x';
    assert.equal(
      githubAnnotation({ ...problem, severity: 'warning', file, message }),
      '::warning file=a%2Cb%3A 100%25%0D%0A.md,line=3,col=7,title=key-unknown::100%25%0A::error::x',
    );
  });

  it('writes paths as the runner does', () => {
    assert.match(githubAnnotation({ ...problem, file: 'labs\\one\\lab.md' }), /file=labs\/one\//);
  });
});
