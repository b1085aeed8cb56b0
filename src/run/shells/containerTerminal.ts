import { randomUUID } from 'node:crypto';
import { endAll } from '../../core/base/endAll';
import type { ContainerFacts, Engine } from '../../core/ports';
import { anyShell } from './anyShell';
import { dataOf } from './containerShell';
import { endShell, shellEnvironment } from './endShell';
import { interruptKey, terminalSize, type TerminalProcess } from './terminalProcess';

/** Runs a script in a terminal inside a container; what runs there does not end with us, so that it
 * is found by its mark and ended. */
export async function startContainerTerminal(
  engine: Engine,
  container: ContainerFacts,
  text: string,
): Promise<TerminalProcess> {
  const id = randomUUID();
  const session = await engine.exec(container.id, {
    command: [...anyShell, '-c', text],
    tty: true,
    environment: shellEnvironment(id),
    size: terminalSize,
  });
  return {
    output: dataOf(session.output),
    // Asked for only once the output has ended: until then the engine does not know it.
    get exitCode() {
      return session.exitCode;
    },
    type: (keys) => session.write(keys),
    interrupt: () => session.write(interruptKey),
    async [Symbol.asyncDispose]() {
      // Output that nobody reads any more keeps the engine from telling that anything has ended.
      await endAll(
        async () => session[Symbol.asyncDispose](),
        () => endShell(engine, container.id, id),
      );
    },
  };
}
