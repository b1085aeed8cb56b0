import type Docker from 'dockerode';
import { LabsError } from '../../core/base/errors';
import type { ProcessTable } from '../../core/ports';
import { containerFacts } from './containerFacts';

/** The processes of a running container, as `ps` with these options prints them. Fails with
 * `container-missing`. */
export async function listProcesses(
  docker: Docker,
  id: string,
  options: string,
): Promise<ProcessTable> {
  const container = await containerFacts(docker, id);
  if (container === undefined) throw new LabsError('container-missing', { name: id });
  const answer: unknown = await docker.getContainer(container.id).top({ ps_args: options });
  const { Titles: titles, Processes: rows } = answer as Readonly<Record<string, unknown>>;
  return { titles: texts(titles), rows: Array.isArray(rows) ? rows.map(texts) : [] };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
