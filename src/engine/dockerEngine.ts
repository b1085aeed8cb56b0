import type { Agent } from 'node:http';
import * as l10n from '@vscode/l10n';
import type Docker from 'dockerode';
import { abortReason } from '../core/base/clock';
import type {
  BuildRequest,
  ContainerFacts,
  CreateRequest,
  Engine,
  EngineAbout,
  EngineEvent,
  ExecRequest,
  ExecSession,
  ImageFacts,
  ProcessTable,
  Progress,
} from '../core/ports';
import { containerFacts, containersWith } from './containers/containerFacts';
import { createContainer } from './containers/createContainer';
import { removeContainer, stopContainer } from './containers/endContainer';
import { listProcesses } from './containers/listProcesses';
import { readLogs } from './containers/readLogs';
import { startContainer, unpauseContainer } from './containers/startContainer';
import { watchEvents } from './containers/watchEvents';
import { engineAbout } from './engineAbout';
import { openExec } from './exec/openExec';
import { buildImage } from './images/buildImage';
import { imageFacts, imagesWith, removeImage } from './images/imageFacts';
import { importRoot, loadArchive } from './images/loadArchive';
import { pullImage } from './images/pullImage';
import { explainFault } from './requests/fault';

/** An engine that speaks Docker's API. Each request is a function of its own in a file of its own;
 * here they get the connection, and what they throw becomes a failure of ours. */
export class DockerEngine implements Engine {
  readonly #sessions = new Set<ExecSession>();

  constructor(
    readonly address: string,
    readonly isLocal: boolean,
    private readonly docker: Docker,
    private readonly agent: Agent,
  ) {}

  about(signal?: AbortSignal): Promise<EngineAbout> {
    return this.#ask(l10n.t('tell what it is'), () => engineAbout(this.docker, signal), signal);
  }

  image(reference: string): Promise<ImageFacts | undefined> {
    return this.#ask(l10n.t('look for the image {0}', reference), () =>
      imageFacts(this.docker, reference),
    );
  }

  images(labels: Readonly<Record<string, string | true>>): Promise<readonly ImageFacts[]> {
    return this.#ask(l10n.t('list images'), () => imagesWith(this.docker, labels));
  }

  pull(reference: string, progress: Progress): Promise<void> {
    return this.#ask(
      l10n.t('get the image {0}', reference),
      () => pullImage(this.docker, reference, progress),
      progress.signal,
    );
  }

  load(file: string, progress: Progress): Promise<readonly string[]> {
    return this.#ask(
      l10n.t('load {0}', file),
      () => loadArchive(this.docker, file, progress),
      progress.signal,
    );
  }

  importRoot(file: string, reference: string, progress: Progress): Promise<void> {
    return this.#ask(
      l10n.t('make the image {0}', reference),
      () => importRoot(this.docker, file, reference, progress),
      progress.signal,
    );
  }

  build(request: BuildRequest, progress: Progress): Promise<string> {
    return this.#ask(
      l10n.t('build the image {0}', request.tag),
      () => buildImage(this.docker, request, progress),
      progress.signal,
    );
  }

  removeImage(reference: string): Promise<void> {
    return this.#ask(l10n.t('remove the image {0}', reference), () =>
      removeImage(this.docker, reference),
    );
  }

  containers(labels: Readonly<Record<string, string | true>>): Promise<readonly ContainerFacts[]> {
    return this.#ask(l10n.t('list containers'), () =>
      containersWith(this.docker, labelFilter(labels)),
    );
  }

  container(nameOrId: string): Promise<ContainerFacts | undefined> {
    return this.#ask(l10n.t('look for the container {0}', nameOrId), () =>
      containerFacts(this.docker, nameOrId),
    );
  }

  create(request: CreateRequest): Promise<string> {
    return this.#ask(l10n.t('create the container {0}', request.name), () =>
      createContainer(this.docker, request),
    );
  }

  start(id: string): Promise<void> {
    return this.#ask(l10n.t('start the container {0}', id), () => startContainer(this.docker, id));
  }

  unpause(id: string): Promise<void> {
    return this.#ask(l10n.t('unpause the container {0}', id), () =>
      unpauseContainer(this.docker, id),
    );
  }

  stop(id: string, graceSeconds: number): Promise<void> {
    return this.#ask(l10n.t('stop the container {0}', id), () =>
      stopContainer(this.docker, id, graceSeconds),
    );
  }

  remove(id: string): Promise<void> {
    return this.#ask(l10n.t('remove the container {0}', id), () =>
      removeContainer(this.docker, id),
    );
  }

  logs(id: string, lines: number): Promise<readonly string[]> {
    return this.#ask(l10n.t('read the log of the container {0}', id), () =>
      readLogs(this.docker, id, lines),
    );
  }

  processes(id: string, options: string, signal?: AbortSignal): Promise<ProcessTable> {
    return this.#ask(
      l10n.t('list the processes of the container {0}', id),
      () => listProcesses(this.docker, id, options),
      signal,
    );
  }

  async exec(id: string, request: ExecRequest): Promise<ExecSession> {
    const session = await this.#ask(
      l10n.t('run {0} in the container {1}', request.command[0] ?? '', id),
      () => openExec(this.docker, this.address, id, request),
    );
    this.#sessions.add(session);
    void session.closed.then(() => this.#sessions.delete(session));
    return session;
  }

  events(signal: AbortSignal): AsyncIterable<EngineEvent> {
    return watchEvents(this.docker, this.address, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.agent.destroy();
    await Promise.all([...this.#sessions].map((session) => session[Symbol.asyncDispose]()));
  }

  async #ask<T>(doing: string, request: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await request();
    } catch (caught) {
      if (signal?.aborted === true) throw abortReason(signal);
      throw explainFault(caught, doing, this.address);
    }
  }
}

/** Labels as the engine's filter wants them: `key=value`, or `key` for any value. */
function labelFilter(labels: Readonly<Record<string, string | true>>): readonly string[] {
  return Object.entries(labels).map(([key, value]) => (value === true ? key : `${key}=${value}`));
}
