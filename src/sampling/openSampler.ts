import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { LabsError } from '../core/base/errors';
import type { ContainerFacts, Engine } from '../core/ports';
import { SamplerDialogue } from './samplerDialogue';
import { samplerCommand, samplerScript, samplerVariable } from './samplerScript';

/** A shell in a container that knows the sampler's script. */
export interface Sampler {
  readonly dialogue: SamplerDialogue;
  /** Stands after each command line that it prints. */
  readonly separator: string;
}

/**
 * Starts a sampler's shell as root, without a TTY, so that it ends when its input does. Fails with
 * `shell-missing`, and with `sample-failed` where it can read nothing.
 */
export async function openSampler(engine: Engine, container: ContainerFacts): Promise<Sampler> {
  const id = randomUUID();
  const session = await engine.exec(container.id, {
    command: samplerCommand,
    tty: false,
    user: '0',
    environment: { [samplerVariable]: id },
  });
  const dialogue = new SamplerDialogue(session, container.name);
  try {
    const separator = await dialogue.ask(`${samplerScript}\nshow /proc/self/environ`);
    if (separator.includes(id)) return { dialogue, separator };
    const why = l10n.t('its /proc shows no environment');
    throw new LabsError('sample-failed', { name: container.name, why });
  } catch (caught) {
    await dialogue[Symbol.asyncDispose]();
    throw caught;
  }
}
