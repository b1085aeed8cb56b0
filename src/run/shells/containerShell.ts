import { randomUUID } from 'node:crypto';
import { endAll } from '../../core/base/endAll';
import type { ContainerFacts, Engine, ExecChunk } from '../../core/ports';
import { anyShell } from './anyShell';
import { endShell, shellEnvironment } from './endShell';
import type { ShellProcess } from './keptShell';

/** Starts a shell without TTY inside a container; it ends by itself when we are gone (EOF). */
export async function startContainerShell(
  engine: Engine,
  container: ContainerFacts,
): Promise<ShellProcess> {
  const id = randomUUID();
  const session = await engine.exec(container.id, {
    command: anyShell,
    tty: false,
    environment: shellEnvironment(id),
  });
  const end = async (): Promise<void> => {
    // Output that nobody reads any more keeps the engine from telling that anything has ended.
    await endAll(
      async () => session[Symbol.asyncDispose](),
      () => endShell(engine, container.id, id),
    );
  };
  try {
    await session.write('exec 2>&1\n');
  } catch (caught) {
    await end();
    throw caught;
  }
  return {
    output: dataOf(session.output),
    write: (text) => session.write(text),
    [Symbol.asyncDispose]: end,
  };
}

/** The bytes of both streams, in the order in which they came. */
export async function* dataOf(chunks: AsyncIterable<ExecChunk>): AsyncIterable<Uint8Array> {
  for await (const { data } of chunks) yield data;
}
