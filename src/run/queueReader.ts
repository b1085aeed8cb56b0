import type { Names } from '../core/checks/names';
import { queueLimit } from '../core/flood/queueLimit';
import type { ContainerFacts, Engine } from '../core/ports';
import { runExec } from './runExec';

/** Reads how many connections may wait in the accept queue of a container's server: once for each run
 * of the container, since it is settled when the server begins to listen. */
export class QueueReader {
  #read: { readonly of: string; readonly limit: number } | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly facts: () => Promise<Names>,
  ) {}

  /** Undefined where it cannot be said, as without a fact of the name `ListenBacklog`: what a server
   * asked for is seen nowhere else without rights that we do not have. */
  async limit({ id, startedAt }: ContainerFacts): Promise<number | undefined> {
    const of = `${id} ${startedAt}`;
    if (this.#read?.of === of) return this.#read.limit;
    const backlog = (await this.facts())['ListenBacklog'];
    if (backlog === undefined) return undefined;
    // The container's own, since each network has one.
    const file = '/proc/sys/net/core/somaxconn';
    const { stdout } = await runExec(this.engine, id, ['cat', file]);
    const limit = queueLimit(backlog, /^\d+$/.test(stdout.trim()) ? Number(stdout) : undefined);
    if (limit !== undefined) this.#read = { of, limit };
    return limit;
  }
}
