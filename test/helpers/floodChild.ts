import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { FloodCommand } from '../../src/flood/channel';
import { nothingHeld, type FloodOrder, type FloodReport } from '../../src/flood/messages';
import { readReport } from '../../src/flood/readReport';

type Counts = Extract<FloodReport, { is: 'counts' }>['counts'];

/** A program that holds connections, in a process of its own, with a test as its host. */
export class FloodChild implements AsyncDisposable {
  /** All that it has said, in order. */
  readonly reports: FloodReport[] = [];
  /** What it has written for nobody. */
  complaints = '';
  /** Whether it lets send whatever has opened as soon as it is asked. */
  permits = true;
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Its exit code, or the signal that has ended it. */
  readonly ended: Promise<unknown[]>;

  constructor([program, ...words]: FloodCommand) {
    this.process = spawn(program, words, { stdio: 'pipe' });
    this.ended = once(this.process, 'exit');
    this.process.stdin.on('error', () => undefined);
    this.process.stderr.on('data', (data: Buffer) => (this.complaints += data.toString()));
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      const report = readReport(line);
      assert.ok(report, line);
      this.reports.push(report);
      if (report.is === 'opened' && this.permits) this.give({ do: 'send', upTo: report.upTo });
    });
  }

  give(order: FloodOrder): void {
    this.write(JSON.stringify(order));
  }

  write(line: string): void {
    this.process.stdin.write(`${line}\n`);
  }

  /** What it told last. */
  get counts(): Counts {
    return this.reports.reduce(
      (last, report) => (report.is === 'counts' ? report.counts : last),
      nothingHeld,
    );
  }

  /** Each time that it has asked: how many had opened. */
  get asked(): readonly number[] {
    return this.reports.flatMap((report) => (report.is === 'opened' ? [report.upTo] : []));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}
