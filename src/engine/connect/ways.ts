import type { Way } from './way';
import { colima } from './ways/colima';
import { dockerDesktop } from './ways/dockerDesktop';
import { dockerHost } from './ways/dockerHost';
import { dockerRootless } from './ways/dockerRootless';
import { dockerSystem } from './ways/dockerSystem';
import { givenChoice } from './ways/givenChoice';
import { orbStack } from './ways/orbStack';
import { podmanRootless } from './ways/podmanRootless';
import { podmanSystem } from './ways/podmanSystem';
import { rancherDesktop } from './ways/rancherDesktop';
import { windowsPipe } from './ways/windowsPipe';

/** Every way of finding an engine, in the order in which they are tried. */
export const ways: readonly Way[] = [
  givenChoice,
  dockerHost,
  dockerSystem,
  dockerRootless,
  dockerDesktop,
  colima,
  orbStack,
  rancherDesktop,
  podmanRootless,
  podmanSystem,
  windowsPipe,
];
