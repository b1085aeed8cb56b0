import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A process of a made /proc. */
export interface MadeProcess {
  readonly commandLine: readonly string[];
  readonly name?: string;
  readonly state?: string;
  readonly startTicks?: number;
  readonly softLimit?: number | 'unlimited';
  /** What each of its descriptors leads to. */
  readonly descriptors?: readonly string[];
}

/** A folder laid out like /proc, with what is read of it before a flood. */
export class ProcFolder implements AsyncDisposable {
  private constructor(readonly path: string) {}

  static async create(): Promise<ProcFolder> {
    const path = await mkdtemp(join(tmpdir(), 'live-labs-proc-'));
    // Looked at by another user too, where the test itself runs as root.
    await chmod(path, 0o755);
    return new ProcFolder(path);
  }

  async write(file: string, text: string): Promise<void> {
    const path = join(this.path, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  /** Takes away a file or a process. */
  async remove(name: string): Promise<void> {
    await rm(join(this.path, name), { recursive: true });
  }

  async process(pid: number, made: MadeProcess): Promise<void> {
    const { commandLine, name = 'made', state = 'S', startTicks = 100, softLimit = 20_000 } = made;
    const zeros = Array.from({ length: 18 }, () => '0').join(' ');
    await this.write(`${pid}/cmdline`, commandLine.map((word) => `${word}\0`).join(''));
    await this.write(`${pid}/stat`, `${pid} (${name}) ${state} ${zeros} ${startTicks} 0 0\n`);
    await this.write(`${pid}/limits`, limitsText(softLimit, 'unlimited'));
    for (const [number, leadsTo] of (made.descriptors ?? []).entries()) {
      await mkdir(join(this.path, `${pid}/fd`), { recursive: true });
      await symlink(leadsTo, join(this.path, `${pid}/fd/${number}`));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}

/** A process's `limits`, as far as they matter. */
export function limitsText(soft: number | string, hard: number | string): string {
  return [
    'Limit                     Soft Limit           Hard Limit           Units     ',
    'Max processes             96365                96365                processes ',
    `Max open files            ${String(soft).padEnd(20)} ${String(hard).padEnd(20)} files     `,
    '',
  ].join('\n');
}

/** A socket's row as it is to be, its ends as the kernel writes them. */
export interface MadeSocket {
  readonly local: string;
  readonly remote?: string;
  readonly state?: string;
  readonly user?: number;
  readonly inode?: number;
}

/** The text of `/proc/net/tcp` with these sockets; a socket listens unless a state is said. */
export function tcpText(...sockets: readonly MadeSocket[]): string {
  const rows = sockets.map(
    ({ local, remote = '00000000:0000', state = '0A', user = 0, inode = 1 }, index) =>
      `${String(index).padStart(4)}: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000 ${String(user).padStart(5)}        0 ${inode} 1 0000000000000000 100 0 0 10 0`,
  );
  const titles =
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid';
  return [titles, ...rows, ''].join('\n');
}
