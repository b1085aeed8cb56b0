import type { Endings } from '../tools/endings';
import type { Part } from './part';
import { parts, type Need } from './parts';
import type { SetupContext } from './setupContext';

/** Provides one thing that a run needs of this machine. Fails as `provideAll` does. */
export async function setUp(need: Need, context: SetupContext, endings: Endings): Promise<void> {
  // Several needs may say so: closing it again is harmless.
  endings.add(context.finder);
  await provideAll(
    parts[need].map((make) => make(context)),
    endings,
    (name) => {
      context.screen.info(`Needed: ${name}`);
    },
  );
}

/** Provides what is missing, in order. Fails with what the first part that cannot be had fails
 * with; what ends the ones before it is in `endings` by then. */
export async function provideAll(
  needed: readonly Part[],
  endings: Endings,
  tell: (name: string) => void,
): Promise<void> {
  for (const part of needed) {
    if (await part.isThere()) continue;
    tell(part.name);
    const ending = await part.provide();
    if (ending !== undefined) endings.add(ending);
  }
}
