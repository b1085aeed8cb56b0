import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabReport } from '../../src/run/testReport';
import { runExec } from '../../src/run/runExec';
import { CliProcess, runCliProcess } from '../helpers/cliProcess';
import { copyApacheLab, copyName } from '../helpers/labCopy';
import { tested } from '../helpers/labTests';
import { describeWithEngine } from '../helpers/realEngine';

interface ThreadsOutput {
  readonly source: string;
  readonly processes: readonly {
    readonly pid: number;
    readonly ppid: number;
    readonly user: string;
    readonly role: string;
    readonly threads: readonly { readonly role: string }[];
  }[];
  readonly connections: number;
  readonly queue: number;
}

interface FloodSample {
  readonly wanted: number;
  readonly held: number;
  readonly accepted: number;
  readonly queued: number;
}

interface FloodEnd extends FloodSample {
  readonly most: number;
  readonly why: string;
}

describeWithEngine('the apache2 lab', (real) => {
  let lab: Awaited<ReturnType<typeof copyApacheLab>>;
  let home: string;
  let environment: NodeJS.ProcessEnv;
  let keptImage: string | undefined;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'live-labs-'));
    // What is kept of the lab's folder goes with it.
    environment = { LIVE_LABS_HOME: home, TMPDIR: home };
    lab = await copyApacheLab();
  });
  after(async () => {
    await real.engine.remove(copyName);
    if (keptImage !== undefined) await real.engine.removeImage(keptImage);
    await lab[Symbol.asyncDispose]();
    await rm(home, { recursive: true });
  });

  it('passes step by step, and leaves nothing', async () => {
    const { exitCode, stdout, stderr } = await runCliProcess(
      ['test', lab.folder, '--json'],
      environment,
    );
    const { labs } = JSON.parse(stdout) as { labs: readonly LabReport[] };
    const [report] = labs;
    assert.ok(report !== undefined, stderr);
    assert.deepEqual(
      report.steps.filter(({ state }) => state !== 'passed'),
      [],
      stderr,
    );
    assert.equal(report.passed, 9);
    assert.deepEqual(
      report.steps.flatMap(({ predictions }) => predictions).map(({ predicted }) => predicted),
      ['17'],
    );
    assert.equal(exitCode, 0);
    assert.equal(await real.engine.container(copyName), undefined);
  });

  it('passes as well with the flood that a student makes by hand', async () => {
    const file = join(lab.folder, 'lab.md');
    const text = await readFile(file, 'utf8');
    const byHand = [
      '<!-- command',
      'until: release',
      '-->',
      '```console',
      'student@lab:~/apache2-live-action$ python3 make_conn.py localhost 18081',
      '100 connections are held open.',
      'Press ENTER to exit',
      '```',
    ];
    try {
      const [flood] = /<!-- action\nflood: 100\n-->/.exec(text) ?? [''];
      await writeFile(file, text.replace(flood, byHand.join('\n')));
      const { exitCode, report } = await tested([lab.folder, '--step', 'release'], environment);
      const commands = report.steps.flatMap((step) => step.commands);
      const held = commands.find((command) => command.text.includes('make_conn'));
      assert.deepEqual([held?.exitCode, held?.sample], [null, 'matches']);
      assert.equal(exitCode, 0, JSON.stringify(report.steps, null, 2));
    } finally {
      await writeFile(file, text);
    }
  });

  describe('with its container left running', () => {
    before(async () => {
      const words = [lab.folder, '--step', 'build', '--keep'];
      const { exitCode, report, stderr } = await tested(words, environment);
      keptImage = report.kept?.image;
      assert.equal(exitCode, 0, stderr);
    });

    it('threads shows 3 processes with their threads', async () => {
      const { stdout } = await runCliProcess(['threads', copyName, '--json'], environment);
      const { source, processes, connections, queue } = JSON.parse(stdout) as ThreadsOutput;
      assert.match(source, /^(host \/proc|exec)$/);
      assert.deepEqual(
        processes.map(({ ppid, user, role, threads }) => [ppid, user, role, threads.length]),
        [
          [0, 'root', 'parent', 1],
          [1, 'www-data', 'worker', 7],
          [1, 'www-data', 'worker', 7],
        ],
      );
      assert.deepEqual([connections, queue], [0, 0]);
    });

    it('flood holds, tells what the server does with it, and releases', async () => {
      const words = ['flood', lab.folder, '--count', '100', '--for', '7', '--json'];
      const { exitCode, stdout } = await runCliProcess(words, environment);
      const { samples, end } = JSON.parse(stdout) as { samples: FloodSample[]; end: FloodEnd };
      const last = samples.at(-1);
      assert.equal(exitCode, 0);
      assert.deepEqual([last?.wanted, last?.held], [100, 100]);
      // A worker now and then takes 4 connections instead of 5 in a burst; the rest waits.
      assert.ok((last?.accepted ?? 0) >= 64 && (last?.accepted ?? 0) <= 80, stdout);
      assert.equal((last?.accepted ?? 0) + (last?.queued ?? 0), 100);
      assert.deepEqual([end.held, end.most, end.why], [0, 100, 'time']);
    });

    for (const [key, typed, expected, last] of [
      ['ENTER', '\r', 0, 'You pressed ENTER, so all connections'],
      ['Ctrl-D', '\u0004', 0, 'You pressed ENTER, so all connections'],
      ['Ctrl-C', '\u0003', 130, 'Interrupted, so all connections'],
    ] as const) {
      for (const limit of ['', '--for 300'])
        it(`flood ${limit} on a terminal ends with ${key}`, async () => {
          const terminal = startTerminal(`flood ${lab.folder} ${limit}`);
          const stdout = await answered(terminal, 'held 100', typed, undefined);
          assert.equal(terminal.exitCode, expected);
          assert.match(stdout, /^Holding 100 connections to .*, port 80, at 127\.0\.0\.1:\d+\. /);
          assert.ok(stdout.includes(last), stdout);
        });
    }

    it('flood ends with a line from a pipe, which stays open', async () => {
      const cli = new CliProcess(['flood', lab.folder, '--for', '300'], environment);
      await cli.printed('held 100');
      cli.child.stdin?.write('\n');
      const { exitCode, stdout } = await cli.end();
      assert.match(stdout, /\nA line came from the input, so all connections .*\n$/);
      assert.equal(exitCode, 0);
    });

    it('flood tells its samples where it is interrupted', async () => {
      const cli = new CliProcess(['flood', lab.folder, '--json'], environment);
      await floodOf(100);
      cli.child.kill('SIGINT');
      const { exitCode, stdout, stderr } = await cli.end();
      const { end } = JSON.parse(stdout) as { end: FloodEnd };
      assert.deepEqual([end.why, end.held, end.most], ['interrupted', 0, 100]);
      assert.match(stderr, /^Interrupted: cleaning up\.\nCleaned up\.\n$/);
      assert.equal(exitCode, 130);
    });

    it('flood refuses what is not the lab', async () => {
      const { exitCode, stderr } = await runCliProcess(
        ['flood', 'test/fixtures/run/tiny'],
        environment,
      );
      assert.match(stderr, /no container named live-labs-test-tiny/);
      assert.equal(exitCode, 2);
    });

    it('shell runs what is piped into it and gives its exit code', async () => {
      const { exitCode, stdout } = await shellWith('echo $((6 * 7)); pwd; exit 7\n');
      assert.equal(stdout, '42\n/usr/local/apache2\n');
      assert.equal(exitCode, 7);
    });

    it('shell has a terminal where there is one, with clean line ends and its size', async () => {
      const { exitCode, stdout } = await shellOnTerminal('stty size; tty; printf "ș\\n"; exit 7\r');
      assert.match(stdout, /33 101\r\n\/dev\/pts\/\d+\r\nș\r\n/);
      assert.ok(stdout.includes('printf "ș'), 'what is typed is shown as it is typed');
      assert.doesNotMatch(stdout, /\r\r/);
      assert.equal(exitCode, 7);
    });

    it('shell leaves nothing inside when its terminal closes', async () => {
      const terminal = startTerminal(`shell ${copyName}`);
      await answered(terminal, '# ', 'sleep 4242 & echo "is $((1 + 1))"\r', 'is 2');
      terminal.kill('SIGKILL');
      await ended(terminal);
      await untilGone('4242');
    });

    it('shell names a container that is not there', async () => {
      const { exitCode, stderr } = await runCliProcess(
        ['shell', 'live-labs-test-none'],
        environment,
      );
      assert.match(stderr, /There is no container named live-labs-test-none/);
      assert.equal(exitCode, 2);
    });
  });

  /** Waits until so many connections are seen inside the container. */
  async function floodOf(count: number): Promise<void> {
    const lines = 'awk \'$4 == "01"\' /proc/net/tcp | wc -l';
    for (;;) {
      const { stdout } = await runExec(real.engine, copyName, ['sh', '-c', lines]);
      if (Number(stdout) >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function shellWith(input: string): Promise<{ exitCode: number | null; stdout: string }> {
    const shell = spawn(process.execPath, ['dist/cli.mjs', 'shell', copyName]);
    let stdout = '';
    shell.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
    shell.stdin.end(input);
    await once(shell, 'close');
    return { exitCode: shell.exitCode, stdout };
  }

  /** A terminal of 33 rows and 101 columns, made by script(1), with our command in it. */
  function startTerminal(words: string): ChildProcess {
    const command = `stty rows 33 cols 101; exec "${process.execPath}" dist/cli.mjs ${words}`;
    return spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }

  async function shellOnTerminal(
    typed: string,
  ): Promise<{ exitCode: number | null; stdout: string }> {
    const terminal = startTerminal(`shell ${copyName}`);
    const stdout = await answered(terminal, '# ', typed, undefined);
    return { exitCode: terminal.exitCode, stdout };
  }

  /** Types once the cue is there, and reads until the answer, or to the end where none is named. */
  async function answered(
    terminal: ChildProcess,
    cue: string,
    typed: string,
    answer: string | undefined,
  ): Promise<string> {
    let stdout = '';
    let isTyped = false;
    const found = new Promise<void>((resolve) => {
      // Not by iteration: leaving that would close the stream, which ends script(1) its own way.
      terminal.stdout?.on('data', (data: Buffer) => {
        stdout += data.toString();
        if (!isTyped && stdout.includes(cue)) {
          isTyped = true;
          terminal.stdin?.write(typed);
        }
        if (answer !== undefined && stdout.includes(answer)) resolve();
      });
    });
    await Promise.race([found, ended(terminal)]);
    return stdout;
  }

  async function ended(terminal: ChildProcess): Promise<void> {
    if (terminal.exitCode === null && terminal.signalCode === null) await once(terminal, 'close');
  }

  /** Waits until no process of the container has that word in its command line. */
  async function untilGone(word: string): Promise<void> {
    const script = 'cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" " "';
    for (;;) {
      const { stdout } = await runExec(real.engine, copyName, ['sh', '-c', script]);
      if (!stdout.includes(`sleep ${word}`)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
});
