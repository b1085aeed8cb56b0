import type Docker from 'dockerode';
import { LabsError } from '../../core/base/errors';
import type { ExecRequest } from '../../core/ports';
import { containerOf } from '../containers/containerFacts';
import { readFault } from '../requests/fault';
import { DockerExecSession } from './dockerExecSession';

/**
 * Starts a command in a running container. A command that the container does not have prints a
 * sentence of the engine and ends with code 126 or 127, as in a shell. Fails with
 * `container-missing` or `container-stopped`.
 */
export async function openExec(
  docker: Docker,
  address: string,
  id: string,
  request: ExecRequest,
): Promise<DockerExecSession> {
  const { command, tty, environment, user, workingDirectory, size } = request;
  try {
    const exec = await containerOf(docker, id).exec({
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Cmd: [...command],
      Tty: tty,
      Env: Object.entries(environment ?? {}).map(([variable, value]) => `${variable}=${value}`),
      User: user,
      WorkingDir: workingDirectory,
    });
    // The engine takes the connection over: from here on it is a plain socket, both ways.
    const socket = await exec.start({ hijack: true, Tty: tty });
    const session = new DockerExecSession(exec, socket, tty, address);
    try {
      if (size !== undefined) await session.resize(size);
    } catch (caught) {
      // Nobody else has the session yet: it would be held open for ever.
      await session[Symbol.asyncDispose]();
      throw caught;
    }
    return session;
  } catch (caught) {
    throw containerFault(caught, id) ?? caught;
  }
}

function containerFault(caught: unknown, id: string): LabsError | undefined {
  const { status, why } = readFault(caught);
  if (status === 404) return new LabsError('container-missing', { name: id }, { cause: caught });
  if (status === 409 && /is paused/i.test(why))
    return new LabsError('container-stopped', { name: id, isPaused: true }, { cause: caught });
  if ((status === 409 || status === 500) && /not running|on running containers/i.test(why))
    return new LabsError('container-stopped', { name: id }, { cause: caught });
  return undefined;
}
