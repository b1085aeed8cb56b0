import { isSpent } from '../../core/flood/floodWords';
import type { FloodWork } from '../../core/lab/model';
import { chooseLab } from '../choose';
import type { UiCommand } from '../command';
import { isRunning } from './fitting';
import { performWork } from './performWork';

/**
 * *Flood Connections* asks how and how many, and holds them until they are released; where some are
 * held already it offers what can become of them, and begins anew where the server has dropped all. A plan beside the lab, or alone in a keybinding's
 * `args`, is done without a question: `{ "count": 100 }`.
 */
export const floodConnections: UiCommand = {
  async run(services, ...called) {
    const session = await chooseLab(services, called, isRunning);
    // Who has no container need not be asked for a number first.
    await (await session.run()).container.running();
    const plan = called.find(isPlan);
    if (plan !== undefined) await performWork(services, session, { ...plan, do: 'flood' });
    else if (session.flood !== undefined && !isSpent(session.flood))
      await (await import('../flood/pickChange')).pickChange(services, session);
    else {
      const { pickFlood } = await import('../flood/pickFlood');
      const work = await pickFlood(session);
      // What is left of one that was dropped is nothing to go on with.
      if (session.flood !== undefined) await session.perform({ do: 'release' }, {});
      await performWork(services, session, work);
    }
  },
};

function isPlan(word: unknown): word is Omit<FloodWork, 'do'> {
  return (
    typeof word === 'object' && word !== null && 'count' in word && typeof word.count === 'number'
  );
}
