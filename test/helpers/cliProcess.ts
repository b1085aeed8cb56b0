import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a run of the CLI left: exit code (null where a signal ended it) and what it printed. */
export interface CliEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line as a user starts it, in a process of its own. */
export class CliProcess {
  readonly child: ChildProcess;
  #stdout = '';
  #stderr = '';

  constructor(words: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    this.child = spawn(process.execPath, ['dist/cli.mjs', ...words], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (data: Buffer) => (this.#stdout += data.toString()));
    this.child.stderr?.on('data', (data: Buffer) => (this.#stderr += data.toString()));
  }

  get stdout(): string {
    return this.#stdout;
  }

  /** Resolves once the text was printed; rejects when the process ends without it. */
  async printed(text: string): Promise<void> {
    while (!this.#stdout.includes(text)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`"${text}" was never printed:\n${this.#stdout}${this.#stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async end(): Promise<CliEnd> {
    if (this.child.exitCode === null && this.child.signalCode === null)
      await once(this.child, 'close');
    return { exitCode: this.child.exitCode, stdout: this.#stdout, stderr: this.#stderr };
  }
}

/** Runs the CLI to its end. */
export function runCliProcess(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CliEnd> {
  const cli = new CliProcess(words, environment);
  cli.child.stdin?.end();
  return cli.end();
}
