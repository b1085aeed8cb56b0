import assert from 'node:assert/strict';
import { hostDoings } from '../../../src/core/lab/hostDoings';
import { parseLab } from '../../../src/core/lab/parseLab';

describe('hostDoings', () => {
  const ways: readonly (readonly [where: string, words: string])[] = [
    ['alone', 'command: id -u'],
    ['in all', 'all: [{ container: running }, { command: id -u }]'],
    ['in any', 'any: [{ container: running }, { command: id -u }]'],
    ['in not', 'not: { command: id -u }'],
    [
      'deep inside',
      'not: { any: [{ all: [{ flood: { held: 1 } }, { command: id -u }] }, { port: 80 }] }',
    ],
    ['later', 'container: running\nthen: { not: { command: id -u } }'],
    ['in a reason', 'container: running\nbecause: [{ when: { command: id -u }, say: x }]'],
  ];
  for (const [where, words] of ways)
    it(`finds a command of a check ${where}`, () => {
      const { lab, problems } = parseLab(
        `---\nlab: demo\ncontainer: { container_name: demo-test, image: "x:1", ports: ["80:80"] }\n---\n# Demo\n## Step\n\`\`\`console\ns@os:~$ ls; id -u\ns@os:~$ id -u\n\`\`\`\n<!-- check\nname: x\n${words}\n-->\n`,
      );
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      const [step] = lab.steps;
      assert.ok(step);
      const checks = { ...step, items: step.items.filter(({ kind }) => kind === 'check') };
      assert.deepEqual(hostDoings({ ...lab, steps: [checks] }), [
        { kind: 'check', text: 'id -u', isHidden: true },
      ]);
    });

  it('finds in a text without a container what it does in those that it names', () => {
    const { lab } = parseLab(
      [
        '## Step',
        '```console',
        's@os:~$ docker run -d --name web nginx',
        's@os:~$ docker exec -it web bash',
        'root@56b9a761d598:/# ps',
        'root@56b9a761d598:/# exit',
        's@os:~$ ps',
        's@os:~$ docker exec -it -u www web bash',
        'www@56b9a761d598:/# id',
        '```',
      ].join('\n'),
    );
    assert.deepEqual(
      hostDoings(lab).map(({ text, container }) => [container, text]),
      [
        [undefined, 'docker run -d --name web nginx'],
        [undefined, 'docker exec -it web bash'],
        ['web', 'ps'],
        ['web', 'exit'],
        [undefined, 'ps'],
        // Which user that shell would be is known to nobody else, so it is opened as it stands here.
        [undefined, 'docker exec -it -u www web bash'],
      ],
    );
  });
});
