import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { PartMissing } from '../../scripts/tools/partMissing';

const folder = 'walkthroughs/apache2-live-action';

/** How long the connections took, in milliseconds. */
export interface Opening {
  /** From the first one on. */
  readonly connecting: number;
  /** From the start of the process on. */
  readonly whole: number;
}

/** The program's own loop, for so many connections, timed inside Python. */
const timedLoop = `
import sys, time
sys.path.insert(0, sys.argv[1])
import make_conn
make_conn.COUNT = int(sys.argv[3])
held = []
begin = time.perf_counter()
make_conn.open_connections("127.0.0.1", int(sys.argv[2]), held)
print((time.perf_counter() - begin) * 1000, flush=True)
sys.stdin.readline()
for connection in held:
    connection.close()
`;

/** The interpreter that students get by `python3`: what stands under this name may be a script that
 * looks for it first. */
export async function findPython(): Promise<string> {
  await using python = new Python('python3', ['-c', 'import sys; print(sys.executable)']);
  return await python.line();
}

/** How long make_conn.py takes until so many are connected; all are closed again. */
export async function openPython(python3: string, port: number, count: number): Promise<Opening> {
  const start = performance.now();
  const words = ['-c', timedLoop, folder, String(port), String(count)];
  await using python = new Python(python3, words);
  const connecting = Number(await python.line());
  return { connecting, whole: performance.now() - start };
}

/** make_conn.py as students run it, with its 100 connections. */
export async function makeConn(python3: string, port: number): Promise<AsyncDisposable> {
  const python = new Python(python3, [`${folder}/make_conn.py`, '127.0.0.1', String(port)]);
  try {
    await python.line();
    return python;
  } catch (caught) {
    await python[Symbol.asyncDispose]();
    throw caught;
  }
}

/** A program in Python that goes on until its input ends; it leaves no compiled file behind. */
class Python implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #ended: Promise<unknown>;
  readonly #lines: AsyncIterator<string>;
  #complaint = '';

  constructor(python3: string, words: readonly string[]) {
    this.#child = spawn(python3, ['-B', ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdin.on('error', () => undefined);
    this.#child.stderr.on('data', (data: Buffer) => (this.#complaint += data.toString()));
    this.#ended = once(this.#child, 'close').catch((caught: unknown) => caught);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line that it prints. Fails where it has ended, with what it complained of. */
  async line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done !== true) return next.value;
    await this.#ended;
    if (this.#child.pid === undefined)
      throw new PartMissing('There is no python3.', 'Install it, then run this again.');
    throw new Error(`make_conn.py has ended: ${this.#complaint.trim()}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
  }
}
