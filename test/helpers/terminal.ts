import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Of 33 rows and 101 columns, made by script(1), with our command line in it. */
export class Terminal implements AsyncDisposable {
  readonly #child: ChildProcess;
  #output = '';

  /** As a terminal of VS Code, or (undefined) of nothing in particular. */
  constructor(words: readonly string[], program?: 'vscode') {
    const command = [
      'stty rows 33 cols 101',
      'echo "device $(tty) process $$ "',
      `exec "${process.execPath}" dist/cli.mjs ${words.join(' ')}`,
    ].join('; ');
    this.#child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TERM_PROGRAM: program },
    });
    const decoder = new TextDecoder();
    this.#child.stdout?.on('data', (data: Buffer) => {
      this.#output += decoder.decode(data, { stream: true });
    });
  }

  get output(): string {
    return this.#output;
  }

  /** All OSC 633 marks so far, but for those that tell the folder. */
  get marks(): readonly string[] {
    return this.#output
      .split('\u001b]633;')
      .slice(1)
      .map((text) => text.slice(0, text.indexOf('\u0007')))
      .filter((mark) => !mark.startsWith('P;'));
  }

  /** The terminal's file, through which its size can be changed. */
  get device(): string {
    return /device (\S+)/.exec(this.#output)?.[1] ?? '';
  }

  /** The command line's own process. */
  get pid(): number {
    return Number(/process (\d+)/.exec(this.#output)?.[1]);
  }

  type(text: string): void {
    this.#child.stdin?.write(text);
  }

  /** Types a line at a marked prompt and waits for the next one. */
  command(line: string): Promise<void> {
    return this.press(`${line}\r`);
  }

  /** Types keys that lead to the next marked prompt, and waits for it. */
  async press(keys: string): Promise<void> {
    const prompts = this.#prompts();
    this.type(keys);
    await this.until(() => this.#prompts() > prompts);
  }

  /** Waits for the first marked prompt. */
  prompted(): Promise<void> {
    return this.until(() => this.#prompts() > 0);
  }

  printed(text: string): Promise<void> {
    return this.until(() => this.#output.includes(text));
  }

  /** A test's own time limit ends the wait. */
  async until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isTrue())) {
      if (this.#hasEnded()) throw new Error(`The terminal ended early:\n${this.#output}`);
      await sleep(20);
    }
  }

  /** The exit code of the command line once it has ended. */
  async ended(): Promise<number | null> {
    if (!this.#hasEnded()) await once(this.#child, 'close');
    return this.#child.exitCode;
  }

  /** Closes the terminal, whatever runs in it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  #prompts(): number {
    return this.marks.filter((mark) => mark === 'B').length;
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
