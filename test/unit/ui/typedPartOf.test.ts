import assert from 'node:assert/strict';
import { LabsError } from '../../../src/core/base/errors';
import { parseLab } from '../../../src/core/lab/parseLab';
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
});
