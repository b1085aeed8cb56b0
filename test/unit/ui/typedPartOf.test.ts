import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import type { Step } from '../../../src/core/lab/model';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { LabSession } from '../../../src/run/labSession';
import type { ShownLab } from '../../../src/ui/labs/foundLab';
import { typedPartOf } from '../../../src/ui/terminals/typedPartOf';

const text = `# L
## One
\`\`\`console
me@os:~$ docker exec -it web bash
root@web:/# ps
root@web:/# exit
me@os:~$ docker exec -it base bash
root@base:/# ps
\`\`\`
`;

describe('typedPartOf', () => {
  const { lab, problems } = parseLab(text);
  const loaded = { file: '/l.md', folder: '/', text, lab, problems };
  const why = new LabsError('lab-incomplete', { file: '/l.md', missing: 'container' });
  const found: ShownLab = { key: '/l.md', file: '/l.md', origin: 'opened', loaded, why };

  for (const container of ['web', 'base'])
    it(`knows the command of the container ${container} by its terminal`, () => {
      const part = typedPartOf(found, { place: 'container', container }, 'ps', () => false);
      assert.ok(part?.item.kind === 'command');
      assert.equal(part.item.container, container);
    });

  it('takes a step that nothing can be checked in for one to be at until all of it was run', () => {
    const block = ['```console', 'me@os:~$ ls', '```'];
    const lines = ['# L', '## One', ...block, '## Two', ...block, '## Three', ...block];
    const three = parseLab(lines.join('\n'));
    const shown: ShownLab = { ...found, loaded: { ...loaded, ...three } };
    const typed = (...done: readonly string[]): string | undefined =>
      typedPartOf(shown, { place: 'host' }, 'ls', ({ step }) => done.includes(step.id))?.step.id;
    assert.equal(typed(), 'one');
    assert.equal(typed('one'), 'two');
    assert.equal(typed('one', 'two'), 'three');
  });

  it('is past a step without a check also where other steps have some', () => {
    const block = ['```console', 'me@os:~$ ls', '```'];
    const lines = ['# L', '## One', ...block, '## Two', ...block];
    const two = parseLab(lines.join('\n'));
    const tracker = { state: ({ id }: Step) => ({ kind: id === 'one' ? 'unchecked' : 'open' }) };
    const session = { tracker } as unknown as LabSession;
    const runnable = { key: 'l', file: '/l.md', origin: 'workspace', loaded: two, session };
    const typed = (isDone: boolean): string | undefined =>
      typedPartOf(
        runnable as unknown as ShownLab,
        { place: 'host' },
        'ls',
        ({ step }) => isDone && step.id === 'one',
      )?.step.id;
    assert.equal(typed(false), 'one');
    assert.equal(typed(true), 'two');
  });
});
