import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../src/core/base/clock';
import { runCheck } from '../../src/core/checks/runCheck';
import type { Verdict } from '../../src/core/checks/verdict';
import type { Check } from '../../src/core/lab/model';
import { parseLab } from '../../src/core/lab/parseLab';
import { labLabel, type ContainerFacts, type Engine } from '../../src/core/ports';
import { knockAt } from '../../src/run/looks/knockAt';
import { LabRun } from '../../src/run/labRun';
import { asRunnable, loadLab } from '../../src/run/loadLab';
import { openSnapshotSource } from '../../src/sampling';
import { describeWithApache, eventually } from '../helpers/apacheContainer';
import { describeWithEngine } from '../helpers/realEngine';
import { flood, startFlood } from '../helpers/floods';

const folder = 'walkthroughs/apache2-live-action';

/** The words of a check, whether it holds in the idle container, and what it says that it saw. */
const table: readonly (readonly [words: string, state: Verdict['state'], seen: RegExp])[] = [
  ['processes: { match: "^httpd -DFOREGROUND$", count: 3 }', 'passed', /^3 processes matching/],
  ['processes: { command: httpd, match: nginx }', 'failed', /^0 httpd processes matching/],
  [
    'threads: { command: httpd, match: FOREGROUND, state: S, total: 10..15 }',
    'passed',
    /^1\d httpd threads of processes matching "FOREGROUND" in state S in 3 processes$/,
  ],
  ['threads: { command: httpd, state: Z, total: "> 0" }', 'failed', /^0 httpd threads in state Z/],
  ['connections: { port: 80, total: 0 }', 'passed', /^connections at port 80: 0 in all$/],
  ['exec: { run: "ls conf/extra/httpd-mpm.conf | wc -l", number: 1 }', 'passed', /: 1$/],
  [
    'file: { path: conf/extra/httpd-mpm.conf, matches: "^ *ThreadsPerChild +5$" }',
    'passed',
    /Thre/,
  ],
  ['exec: { run: "echo {{ThreadsPerChild}}", number: ThreadsPerChild }', 'passed', /: 5$/],
  [
    'file: { path: conf/extra/httpd-mpm.conf, contains: " {{MaxRequestWorkers}}" }',
    'passed',
    / 80$/,
  ],
  ['file: { path: conf/httpd.conf, lacks: mpm_event_module }', 'failed', /mpm_event_module/],
  ['file: { path: /etc }', 'passed', /^a folder$/],
  ['file: { path: /dev/null, contains: x }', 'failed', /^no ordinary file$/],
  ['file: { path: /no/such/file, exists: false }', 'passed', /^no such file$/],
  ['file: { path: "-n", exists: false }', 'passed', /^no such file$/],
  ['file: { path: container/Dockerfile, on: host, contains: "FROM ${BASE}" }', 'passed', /FROM/],
  ['port: 80', 'passed', /^port 80 open \(a process listens inside; 127\.0\.0\.1:\d+ answers\)$/],
  ['port: { port: 81, is: closed }', 'passed', /^port 81 closed \(nobody listens inside\)$/],
  ['port: 81', 'failed', /closed/],
  [
    'all: [{ http: {} }, { port: 80 }, { connections: { port: 80, total: 0 } }]\nwithin: 1 s',
    'passed',
    /./,
  ],
  ['command: echo "$0 $PWD"; echo err >&2; echo out', 'passed', /^what the text shows$/],
  ['command: "false"', 'failed', /^exit code 1$/],
  ['command: ls container', 'passed', /^what the text shows$/],
  [
    'all: [{ container: running }, { not: { port: 81 } }, { any: [{ file: { path: x } }, { http: {} }] }]',
    'passed',
    /^a running container, and also port 81 closed .*, and also an answer 200$/,
  ],
];

/** The commands that the checks above name, inside and outside. */
const commands = `
\`\`\`console
root@apache2-test:/# echo "$0 $PWD"; echo err >&2; echo out
bash /usr/local/apache2
err
out
root@apache2-test:/# false
\`\`\`
\`\`\`console
student@os:~$ ls container
Dockerfile
conf
\`\`\`
`;

describeWithApache('checks of the apache2 lab', (real, apache) => {
  it('see what is so, and what is not', async () => {
    await using container = await apache.run();
    await using run = await runIn(real.engine, container);
    await asked(run, checkOf('processes: { command: httpd, role: worker, count: 2 }'));
    const wrong: string[] = [];
    for (const [words, state, seen] of table) {
      const verdict = await asked(
        run,
        checkOf(words.includes('within:') ? words : `${words}\nwithin: 0 s`),
      );
      if (verdict.state !== state || !seen.test(verdict.seen))
        wrong.push(`${words}: ${verdict.state}, saw ${verdict.seen}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('count a process that ended and that nobody has waited for', async () => {
    await using container = await apache.run();
    await using run = await runIn(real.engine, container);
    const zombie = checkOf('processes: { command: sleep, state: Z, count: 1 }\nwithin: 2 s');
    assert.deepEqual((await asked(run, zombie)).seen, '0 sleep processes in state Z');
    // What a shell becomes by exec knows nothing of the shell's children.
    const make = 'exec: { run: "(sleep 0 & exec sleep 60) >/dev/null 2>&1 & echo" }';
    assert.equal((await asked(run, checkOf(make))).state, 'passed');
    assert.deepEqual((await asked(run, zombie)).seen, '1 sleep process in state Z');
  });

  it('see the pool grow, and then shrink', async () => {
    await using container = await apache.run();
    await using run = await runIn(real.engine, container);
    const check = checkOf(
      'processes: { role: worker, count: ">= 8" }\nwithin: 30 s\nthen:\n- connections: { port: 80, total: 60 }\n  for: 1 s\n- connections: { port: 80, total: 0 }',
    );
    const verdict = asked(run, check);
    await using held = await flood(real.engine, container, 60);
    await held.settled;
    await eventually(async () => (await run.observer.snapshot()).processes.length > 9, 40);
    // Long beside what the second stage has to last.
    await setTimeout(4000);
    await held.release();
    const { state, seen } = await verdict;
    assert.match(
      seen,
      /^\d+ worker processes after [\d.]+ s, then connections at port 80: 60 in all for 1 s after [\d.]+ s, then connections at port 80: 0 in all after [\d.]+ s$/,
    );
    assert.equal(state, 'passed');
  });
});

describeWithEngine('a port that is published for nobody', (real) => {
  it('is closed, although the engine takes connections for it', async () => {
    const labels = { ...real.labels, [labLabel]: 'apache2-live-action' };
    await using container = await real.run({ labels, ports: [{ host: 0, container: 80 }] });
    await using run = await runIn(real.engine, container);
    const { state, seen } = await asked(run, checkOf('port: { port: 80, is: closed }'));
    assert.deepEqual([state, seen], ['passed', 'port 80 closed (nobody listens inside)']);
    const knock = await knockAt(container.published[0]?.host ?? 0);
    assert.equal(knock.taken, false);
  });
});

/** The check that these words make, in a step with the commands above. */
function checkOf(words: string): Check {
  // Of a fact its name is enough here: it is read as the lab itself says.
  const facts = ['ThreadsPerChild', 'MaxRequestWorkers']
    .map((name) => `${name}: { file: x, match: x }`)
    .join(', ');
  const front = `---\ncontainer: { container_name: apache2-test, image: x, ports: ["80:80"] }\nfacts: { ${facts} }\n---\n`;
  const { lab, problems } = parseLab(
    `${front}## Step\n${commands}<!-- check\nname: x\n${words}\n-->`,
  );
  assert.deepEqual(problems, [], words);
  const check = lab.steps[0]?.items.find((item) => item.kind === 'check');
  assert.ok(check);
  return check;
}

function asked(run: LabRun, check: Check): Promise<Verdict> {
  return runCheck(check, run.observer, systemClock);
}

/** A run of the lab in a container that is there already. */
async function runIn(engine: Engine, { name }: ContainerFacts): Promise<LabRun> {
  const loaded = asRunnable(await loadLab(folder));
  const quiet = (): void => undefined;
  return new LabRun(
    { ...loaded, container: { ...loaded.container, name } },
    {
      engine,
      openSnapshotSource,
      startFlood,
      clock: systemClock,
      log: { info: quiet, warn: quiet },
      mayRunOnHost: () => true,
      owner: 'test',
      lease: undefined,
    },
  );
}
