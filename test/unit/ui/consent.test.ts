import assert from 'node:assert/strict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { consentText } from '../../../src/ui/consent/consentText';
import { mustAsk, withConsent } from '../../../src/ui/consent/judgeConsent';

describe('mustAsk', () => {
  const files = new Map<string, string>();
  const content = { hash: 'h', files, isWhole: true };
  const cut = { hash: 'h', files, isWhole: false };
  const rows: readonly (readonly [
    what: string,
    change: Partial<Parameters<typeof mustAsk>[0]>,
    asks: boolean,
  ])[] = [
    ['a lab of the workspace', {}, true],
    ['a lab of the workspace that was allowed', { granted: ['h'] }, false],
    ['a lab of the workspace that has changed since', { granted: ['g'] }, true],
    ['a lab that ships', { origin: 'shipped' }, false],
    ['a copy of a lab that ships', { shipped: content }, false],
    ['a changed copy of a lab that ships', { shipped: { ...content, hash: 's' } }, true],
    ['a copy that was not read to its end', { content: cut, shipped: cut }, true],
    ['what was not read to its end, in another window', { content: cut, granted: ['h'] }, true],
    [
      'what was not read to its end, in the same window',
      { content: cut, grantedNow: new Set(['h']) },
      false,
    ],
  ];
  for (const [what, change, asks] of rows)
    it(`${asks ? 'asks' : 'does not ask'} for ${what}`, () => {
      const known = {
        origin: 'workspace',
        content,
        shipped: undefined,
        granted: [],
        grantedNow: new Set<string>(),
      } as const;
      assert.equal(mustAsk({ ...known, ...change }), asks);
    });
});

describe('withConsent', () => {
  it('remembers each content once, the newest last, and not without end', () => {
    assert.deepEqual(withConsent(['a', 'b'], 'a'), ['b', 'a']);
    const many = Array.from({ length: 500 }, (_, index) => String(index));
    const kept = withConsent(many, 'new');
    assert.ok(kept.length < 500);
    assert.equal(kept.at(-1), 'new');
  });
});

describe('consentText', () => {
  const text = (body: string, front = 'image: "x:1"'): string => {
    const { lab, problems } = parseLab(
      `---\nlab: demo\ncontainer: { container_name: demo-test, ${front} }\n---\n# Demo\n## Step\n${body}`,
    );
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    return consentText(lab).detail;
  };

  it('shows every command that would run on this machine, those in comments first, and no other', () => {
    const detail = text(
      [
        '```console',
        'student@os:~$ make all && \\',
        '> make install',
        'student@os:~$ docker exec -it demo-test bash',
        'root@demo-test:/# rm -rf /srv',
        'root@demo-test:/# exit',
        'student@os:~$ make all && \\',
        '> make install',
        '```',
        '<!-- action: { terminal: xdg-open . } -->',
        '<!-- action: { exec: touch /inside } -->',
        '',
        '```console',
        'student@os:~$ id -u',
        '0',
        '```',
        '<!-- check',
        'name: x',
        'all:',
        '- container: running',
        '- not: { command: id -u }',
        '-->',
        '<!-- mistake: { run: rm -rf ~ } -->',
        '',
      ].join('\n'),
    );
    assert.deepEqual(
      detail.split('\n').filter((line) => /^[$>] /.test(line)),
      ['$ xdg-open .', '$ make all && \\', '> make install', '$ id -u'],
    );
  });

  it('says what is built or fetched, and with which capabilities it starts', () => {
    assert.match(text(''), /It gets the image x:1 and starts the container demo-test\.\n/);
    assert.match(
      text('', 'build: { context: image }, cap_add: [SYS_PTRACE, NET_ADMIN]'),
      /builds an image by the Dockerfile in "image" and starts the container demo-test with SYS_PTRACE, NET_ADMIN\./,
    );
    assert.match(text(''), /no command for this machine/);
  });

  it('says how much it leaves out of a long list', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `$ echo ${String(index)}\n`).join('');
    assert.match(text(`\`\`\`console\n${lines}\`\`\`\n`), /\$ echo 23\n… and 36 lines more/);
  });

  it('says how much it leaves out of a long line', () => {
    const detail = text(`\`\`\`console\n$ ${'x'.repeat(1000)}; rm -rf ~\n\`\`\`\n`);
    assert.match(detail, /\$ x{160}… and 850 characters more\n/);
  });

  it('lets no word of the container make a line of its own', () => {
    const detail = text('', 'build: "image\\n$ harmless"');
    assert.match(detail, /^It builds an image by the Dockerfile in "image \$ harmless" and/);
  });

  it('asks by the title, whatever stands in it', () => {
    const { lab } = parseLab('# A \u202elab\n## Step\n');
    assert.equal(
      consentText(lab).question,
      'May the lab "A lab" of this workspace run on your machine?',
    );
  });

  it('names the file that was opened as a lab, and the containers that its commands run in', () => {
    const { lab } = parseLab(
      '## A\n```console\ns@os:~$ docker exec -it web sh\nroot@web:/# rm x\n```\n',
    );
    const { question, detail } = consentText(lab, 'READ\u202eME.md');
    assert.equal(question, 'May the commands of the file "README.md" run on your machine?');
    assert.match(detail, /\n\$ docker exec -it web sh\n\[web\] \$ rm x\n/);
    assert.match(detail, /again when its text has changed\.$/);
  });
});
