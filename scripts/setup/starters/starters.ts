import type { SetupContext } from '../setupContext';
import { program } from './program';
import { service } from './service';
import type { Starter } from './starter';
import { systemd } from './systemd';

/** Every way of starting the engine, in the order in which they are tried. */
export const starters: readonly ((context: SetupContext) => Starter)[] = [
  systemd,
  service,
  program,
];
