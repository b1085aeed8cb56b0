import assert from 'node:assert/strict';
import { parseLab, readLab } from '../../../src/core/lab/parseLab';

/** A lab of one step without problems, with room for one mistake in each of its parts. */
const lab = ({ container = '', step = '' }): string => `---
lab: demo
container:
  container_name: demo-test
  image: "demo:1"
  ports: ["8080:80"]
${container}facts: { Threads: { file: x.conf, match: 'T (\\d+)' } }
---
# Demo
## Step
<!-- check: { name: Runs, container: running } -->
${step}`;

const console = (...lines: string[]): string => `\`\`\`console\n${lines.join('\n')}\n\`\`\`\n`;

type Row = readonly [name: string, text: string, found: readonly string[], advice: string];

const rows: readonly Row[] = [
  [
    'a container that is privileged, and why not',
    lab({ container: '  privileged: true\n' }),
    ['7:3 error privileged'],
    'hand this whole machine',
  ],
  [
    'files of this machine in a container',
    lab({ container: '  volumes: ["/:/host"]\n' }),
    ['7:3 error key-refused'],
    'COPY what it needs',
  ],
  [
    'what belongs into the Dockerfile',
    lab({ container: '  working_dir: /srv\n' }),
    ['7:3 error key-unknown'],
    'WORKDIR in the Dockerfile',
  ],
  [
    'a capability that reaches beyond the container',
    lab({ container: '  cap_add: [SYS_PTRACE, CAP_SYS_ADMIN]\n' }),
    ['7:25 error capability-refused'],
    'no lab may have it',
  ],
  [
    'all capabilities at once',
    lab({ container: '  cap_add: [ALL]\n' }),
    ['7:13 error capability-refused'],
    'SYS_PTRACE',
  ],
  [
    'a misspelt capability',
    lab({ container: '  cap_add: [SYS_PTRAC]\n' }),
    ['7:13 error capability-unknown'],
    'write SYS_PTRACE',
  ],
  [
    'a privileged container that PowerShell starts',
    lab({ step: console('PS C:\\> docker run `', '>>   --privileged demo:1') }),
    ['14:6 error privileged'],
    '--cap-add',
  ],
  [
    'a privileged container that the text starts',
    lab({ step: console('$ sudo docker run -d --privileged --name x demo:1') }),
    ['13:22 error privileged'],
    '--cap-add',
  ],
  [
    'a refused capability that the text gives, in a line of many commands',
    lab({ step: console('$ cd x && podman run --cap-add=SYS_TIME demo:1; ls') }),
    ['13:32 error capability-refused'],
    'SYS_TIME',
  ],
  [
    'files of this machine in a container that the text starts',
    lab({ step: console('$ docker run -d -itv /:/host demo:1') }),
    ['13:17 warning key-refused'],
    '"-v" opens files',
  ],
  [
    'what stands behind a keyword, in another context',
    lab({ step: console('$ if true; then docker -c other run --pid=host demo:1; fi') }),
    ['13:37 error key-refused'],
    '"--pid" would show',
  ],
  [
    'another container',
    lab({ step: console('student@os:~$ docker exec -u root -it demo-tset ps') }),
    ['13:39 warning container-other'],
    'write demo-test',
  ],
  [
    'a prompt that is nearly the container',
    lab({ step: console('root@demo-tes:/# ps') }),
    ['13:6 warning prompt-misspelt'],
    'write root@demo-test',
  ],
  [
    'an unknown name in braces',
    lab({ step: console('$ curl localhost:{{port.81}}/{{Thread}}') }),
    ['13:18 warning placeholder-unknown', '13:30 warning placeholder-unknown'],
    'write {{port.80}}',
  ],
  [
    'an unknown name in braces in what a check expects and says',
    lab({
      step: "<!-- check\nname: x\nfile: { path: '/{{Threads}}', contains: '{{Thread}}' }\nbecause:\n- { when: { container: absent }, say: 'Not {{ port.8 }}' }\n-->\n",
    }),
    ['14:41 warning placeholder-unknown', '16:39 warning placeholder-unknown'],
    'write {{Threads}}',
  ],
  [
    'an unknown name in braces in a question, and in what is answered',
    lab({
      step: "<!-- question\nid: q\nask: Why {{Thread}}?\n-->\n<!-- mistake: { answer: { q: '{{Thread}}' } } -->\n",
    }),
    ['14:6 warning placeholder-unknown', '16:30 warning placeholder-unknown'],
    'write {{Threads}}',
  ],
  [
    'an invisible character in what a mistake runs',
    lab({ step: '<!-- mistake\n- run: docker\u200b stop x\n-->\n' }),
    ['13:8 error invisible-character'],
    'U+200B',
  ],
  [
    'a turned line in a check within checks',
    lab({
      step: '<!-- check\nname: x\nany:\n- not: { exec: { run: "id\u202e" } }\n- container: running\n-->\n',
    }),
    ['15:23 error invisible-character'],
    'U+202E',
  ],
  [
    'a pattern that may never come to an end',
    lab({ step: "<!-- check\nname: x\nexec: { run: ls, matches: '(a+)+$' }\n-->\n" }),
    ['14:27 warning regex-slow'],
    'write (a+)+ as a+',
  ],
  [
    'a file outside the folder',
    lab({ step: '<!-- check\nname: x\nfile: { path: /etc/passwd, on: host }\n-->\n' }),
    ['14:15 error path-outside'],
    'relative to that folder',
  ],
  [
    'a file outside the folder that is looked at later',
    lab({
      step: '<!-- check\nname: x\ncontainer: running\nthen:\n- file: { path: a/../../b, on: host }\n-->\n',
    }),
    ['16:17 error path-outside'],
    'a/../../b',
  ],
];

describe('rules of lint', () => {
  for (const [name, text, found, advice] of rows)
    it(`find ${name}`, () => {
      const { problems } = parseLab(text);
      assert.deepEqual(places(problems), found, JSON.stringify(problems, null, 2));
      assert.ok(problems[0]?.message.includes(advice), problems[0]?.message);
    });

  it('find what belongs to a step but stands before all', () => {
    const before = (text: string): string => lab({}).replace('# Demo\n', `# Demo\n${text}`);
    const check = '<!-- check: { name: Y, container: running } -->\n';
    const mistake = '<!-- mistake: { run: ls } -->\n';
    const commands = console('$ ls');
    const misplaced = (line: number): string => `${String(line)}:1 error directive-misplaced`;
    const rows: readonly (readonly [string, readonly string[]])[] = [
      [check + mistake, [misplaced(10), misplaced(11)]],
      ['<!-- question: { ask: x } -->\n<!-- solution: run -->\n', [misplaced(10), misplaced(11)]],
      // What is done before all steps is a step of its own, and may be checked.
      [check + mistake + commands, []],
      ['<!-- question: { ask: x } -->\n<!-- action: run -->\n', []],
      [mistake + commands, [misplaced(10)]],
      ['<!-- hint: x -->\n<!-- note: x -->\n', []],
      // One cause gives one problem.
      ['<!-- check: { name: Y, contaner: running } -->\n', ['10:24 error key-unknown']],
    ];
    for (const [text, found] of rows)
      assert.deepEqual(places(parseLab(before(text)).problems), found, text);
  });

  it('find a build context outside the folder, however it is written', () => {
    for (const context of ['..', '/srv/image', 'a/../../b', '~/image', 'C:\\image', '..\\image']) {
      const text = lab({}).replace('image: "demo:1"', `build: '${context}'`);
      assert.deepEqual(places(parseLab(text).problems), ['5:10 error context-outside'], context);
    }
    for (const context of ['.', './container', 'a/../b', 'a..b']) {
      const text = lab({}).replace('image: "demo:1"', `build: { context: '${context}' }`);
      assert.deepEqual(places(parseLab(text).problems), [], context);
    }
  });

  const given = [
    '-v "$PWD":/srv',
    '--volume ./site:/srv:ro',
    '--mount type=bind,src=/,dst=/host',
    '--network host',
    '--net=host',
    '--pid host',
    '--ipc=host',
    '--uts host',
    '--userns=host',
    '--cgroupns host',
    '--cgroup-parent /x',
    '--device /dev/sda',
    "--device-cgroup-rule 'b 8:* rwm'",
    '--security-opt seccomp=unconfined',
    '--volumes-from other',
    '--log-driver none -e A=b -p80:80 -v/:/host',
  ];
  for (const option of given)
    it(`find that no lab may use ${option}`, () => {
      const { problems } = parseLab(lab({ step: console(`$ docker run -d ${option} demo:1`) }));
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['key-refused'],
      );
    });

  const ways = [
    'docker --context c run',
    'docker -H tcp://x:1 container create',
    'FOO=1 BAR= docker run',
    'sudo -E docker run',
    'sudo -u root -- docker run',
    'env -u X A=b /usr/bin/docker run',
    'time podman run',
    'while true; do docker run',
    'ls | { docker run',
    'echo $(docker run',
    'ID="$(docker run',
    'echo $(echo "$(docker run',
    'echo `docker run',
    "ID=\"it''s `docker run",
    'timeout 5 docker run',
    'sudo timeout -k 3 --signal=KILL 5s docker run',
    'nice -n 5 docker run',
    'ls | xargs -r -n 1 -I {} docker run',
    'watch -n 2 docker run',
    'setsid -f docker run',
    'podman run --no-hostname',
    'podman run --rootfs',
    'podman run --not-known-here',
  ];
  for (const way of ways)
    it(`find a privileged container in "${way}"`, () => {
      // What is open is closed again, innermost first.
      const open = way.match(/\$\(|"|`/g) ?? [];
      const end = open.reverse().map((sign) => (sign === '$(' ? ')' : sign));
      const text = `${way} --privileged demo:1${end.join('')}`;
      // As an action, since a console block would go on behind an open loop.
      const step = `<!-- action\nterminal: '${text}'\n-->\n`;
      assert.deepEqual(places(parseLab(lab({ step })).problems), ['13:11 error privileged'], text);
    });

  const sound = [
    console(
      '$ docker run -v data:/srv -v /cache --network web --pid container:x demo:1 top -v /:/x',
    ),
    console('$ docker run --mount type=volume,src=d,dst=/x demo:1 --privileged # --privileged'),
    console('$ docker run --security-opt no-new-privileges --privileged=false demo:1'),
    console("$ echo 'docker run --privileged'; grep --privileged docker"),
    console("$ echo 'a `docker run --privileged x`'; timeout 5 grep --privileged docker"),
    console('root@demo-test:/# ps', 'student@demo-tes:~$ ls'),
    console('$ docker run -d --name other demo:1', '$ docker exec -it other bash'),
    console('$ docker exec "$ID" ps', '$ docker exec 0123456789ab ps', '$ docker ps'),
    console("$ docker inspect -f '{{range .X}}{{.Y}}{{end}}' demo-test"),
    "<!-- check\nname: '{{port.80}}'\nexec: { run: '{{.Names}}{{end}}', lacks: '{{ Threads }}' }\n-->\n",
    console('$ echo {{port.80}} {{ Threads }}', '$ docker run --cap-add NET_ADMIN demo:1'),
    '<!-- check\nname: x\nfile: { path: /etc/passwd }\n-->\n',
    '<!-- check\nname: x\nfile: { path: log/out.txt, on: host }\n-->\n',
  ];
  for (const step of sound)
    it(`find nothing in ${JSON.stringify(step)}`, () => {
      assert.deepEqual(places(parseLab(lab({ step })).problems), []);
    });

  it('find nothing to say of a course text that knows nothing of Live Labs', () => {
    const step = console('$ docker run --privileged x', '$ docker exec other ls {{name}}');
    assert.deepEqual(places(parseLab(`# Course\n## Step\n${step}`).problems), []);
  });

  const lacking: readonly (readonly [text: string, codes: readonly string[]])[] = [
    ['---\nformat: 1\n---\n', ['title', 'container', 'steps']],
    ['---\nformat: 1\ncontianer: {}\n---\n# Title\n## Step\n', []],
    ['---\nlab: x\ntitle: A lab\n---\n### a\n### b\n', ['container']],
    ['---\ntitle: Of another tool\n---\n', []],
    ['# Course\n', []],
  ];
  for (const [text, codes] of lacking)
    it(`find what is missing in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        readLab(text)
          .lacks()
          .map(({ code }) => code),
        codes.map((code) => `lab-without-${code}`),
      );
    });
});

describe('one mistake', () => {
  const once: readonly (readonly [name: string, text: string, found: readonly string[]])[] = [
    [
      'in a check is not told as a missing check too',
      '---\nlab: x\n---\n## A\n<!-- check\nname: x\n-->\n## B\n<!-- chek: { name: x } -->\n## C\n<!-- check\n',
      ['6:1 error key-missing', '9:1 warning directive-unknown', '11:1 error directive-open'],
    ],
    [
      'in a check of an unknown kind is told once',
      lab({ step: '<!-- check\nname: x\nsomething: else\n-->\n' }),
      ['14:1 error key-unknown'],
    ],
    [
      'in a step is not told of those that need it',
      lab({ step: '<!-- check: { name: a, container: running } -->\n' }).replace(
        '## Step\n',
        '## Step\n<!-- step\nid: first\ntiem: 1 min\n-->\n',
      ) +
        '## Two\n<!-- step: { needs: [first, third] } -->\n<!-- check: { name: b, container: running } -->\n',
      ['13:1 error key-unknown', '18:29 error step-unknown'],
    ],
    [
      'in a question is not told of the check of its answer',
      lab({
        step: '<!-- question\nid: q\nakk: x\n-->\n<!-- check: { name: x, answer: q } -->\n',
      }),
      ['14:1 error key-unknown'],
    ],
    [
      'in a fact is not told where the fact is used',
      lab({
        step: '<!-- check\nname: x\nprocesses: { count: Threads }\n-->\n',
      }).replace('match:', 'mach:'),
      ['7:35 error key-unknown'],
    ],
  ];
  for (const [name, text, found] of once)
    it(name, () => {
      assert.deepEqual(places(parseLab(text).problems), found);
    });
});

function places(
  problems: readonly { line: number; column: number; severity: string; code: string }[],
): readonly string[] {
  return problems.map(
    ({ line, column, severity, code }) => `${line}:${column} ${severity} ${code}`,
  );
}
