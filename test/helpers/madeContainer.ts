import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContainerFacts, Engine, ExecRequest } from '../../src/core/ports';
import { FakeShell } from './fakeShell';
import { ProcFolder } from './procFolder';

/** A thread of a made container; its numbers are on this machine, further in, and so on. */
export interface MadeThread {
  readonly numbers: readonly number[];
  readonly name?: string;
  readonly state?: string;
  readonly startTicks?: number;
  /** The line of its `syscall`. */
  readonly systemCall?: string;
}

/** A process of a made container; its own numbers are those of its main thread. */
export interface MadeMember extends MadeThread {
  /** On this machine. */
  readonly ppid: number;
  readonly commandLine?: string;
  readonly others?: readonly MadeThread[];
}

/** Booted at the second 1,000,000; the container began 50 s later. */
const bootSecond = 1_000_000;
export const containerStart = 5000;

/** A wait in epoll_wait of x86-64. */
export const inEpollWait = '232 0x4 0x7f 0x2 0xffffffff 0x0 0x0 0x7ffc00000000 0x7f0000000000';

/** A /proc and its control groups, with a container of which the main process has the PID 700. */
export class MadeContainer implements AsyncDisposable {
  readonly id = '0123456789abcdef'.repeat(4);
  readonly group = `groups/docker/${this.id}`;
  /** What was run in the container. */
  readonly requests: ExecRequest[] = [];

  private constructor(readonly proc: ProcFolder) {}

  static async create(): Promise<MadeContainer> {
    const made = new MadeContainer(await ProcFolder.create());
    const { proc, id } = made;
    const mountPoint = join(proc.path, 'groups');
    await proc.write('stat', `cpu  1 2 3\nbtime ${bootSecond}\n`);
    await proc.write('self/mountinfo', `30 23 0:26 / ${mountPoint} rw - cgroup2 cgroup2 rw\n`);
    await proc.write('700/cgroup', `0::/docker/${id}\n`);
    await proc.write('700/uid_map', '         0          0 4294967295\n');
    await proc.write('700/root/etc/passwd', 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:1::/:/x\n');
    await made.members(700);
    await made.process({ numbers: [700, 1], ppid: 650, commandLine: 'server\0-f\0' });
    return made;
  }

  /** What the engine says of it. */
  get facts(): ContainerFacts {
    const startedAt = new Date((bootSecond + containerStart / 100) * 1000).toISOString();
    const facts: Partial<ContainerFacts> = { id: this.id, name: 'made', hostPid: 700, startedAt };
    return facts as ContainerFacts;
  }

  /** An engine whose containers have this file of users. */
  engineWith(passwd: string): Engine {
    const engine = {
      exec: (_: string, request: ExecRequest) => {
        this.requests.push(request);
        const shell = new FakeShell(() => undefined);
        shell.print(passwd);
        // There is no shell in it that could read anything from inside.
        if (request.command[0] === 'sh') shell.end(127);
        return Promise.resolve(shell);
      },
    };
    return engine as unknown as Engine;
  }

  /** The processes that its control group lists, or one inside it. */
  async members(...pids: readonly number[]): Promise<void> {
    await this.proc.write(`${this.group}/cgroup.procs`, pids.map((pid) => `${pid}\n`).join(''));
  }

  async process(member: MadeMember): Promise<void> {
    const { numbers, commandLine = '', others = [] } = member;
    const [pid = 0] = numbers;
    const threads = [member, ...others];
    await this.proc.write(`${pid}/cmdline`, commandLine);
    await this.#thread(`${pid}`, pid, member, member.ppid, threads.length);
    for (const thread of threads) {
      const path = `${pid}/task/${thread.numbers[0] ?? 0}`;
      await this.#thread(path, pid, thread, member.ppid, threads.length);
      const { systemCall } = thread;
      if (systemCall !== undefined) await this.proc.write(`${path}/syscall`, `${systemCall}\n`);
    }
  }

  /** Keeps what the threads of a process wait for from all but root. */
  async closeCalls(pid: number, ...lwps: readonly number[]): Promise<void> {
    for (const lwp of lwps) await chmod(join(this.proc.path, `${pid}/task/${lwp}/syscall`), 0o400);
  }

  async #thread(
    path: string,
    pid: number,
    { numbers, name = 'made', state = 'S', startTicks = containerStart }: MadeThread,
    ppid: number,
    count: number,
  ): Promise<void> {
    const [id = 0] = numbers;
    // PGRP to CSTIME, then PRIORITY and NICE stand before the number of threads.
    const before = `1 1 0 -1 0 0 0 0 0 3 4 0 0 20 0`;
    const stat = `${id} (${name}) ${state} ${ppid} ${before} ${count} 0 ${startTicks} 0 0\n`;
    await this.proc.write(`${path}/stat`, stat);
    const lines = [`Tgid:\t${pid}`, 'Uid:\t0\t0\t0\t0', `NSpid:\t${numbers.join('\t')}`, ''];
    await this.proc.write(`${path}/status`, lines.join('\n'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.proc[Symbol.asyncDispose]();
  }
}
