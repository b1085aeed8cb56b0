import type { Disposable } from '../../core/base/disposable';
import { DisposableStore } from '../../core/base/disposable';
import { describeCaught } from '../../core/base/errors';
import { keptRead } from '../keptRead';
import type { Services } from '../services';
import type { FloodFollower } from './floodFollower';

/** Shows floods and tells how they end. What does so is loaded once the first stands, and is told in its
 * order what has happened meanwhile. */
export function registerFloods(services: Services): Disposable {
  const store = new DisposableStore();
  const follower = keptRead(async () => {
    const { FloodFollower } = await import('./floodFollower');
    return store.add(new FloodFollower(services));
  });
  const tell = (what: (follower: FloodFollower) => Promise<void>): void => {
    follower()
      .then(what)
      .catch((caught: unknown) => {
        services.log.error(describeCaught(caught));
      });
  };
  store.add(
    services.labs.onDidOpen((session) => {
      session.onFlood((state) => {
        tell((it) => it.changed(session, state));
      });
      session.onFloodEnd((end) => {
        tell((it) => it.ended(session, end));
      });
    }),
  );
  return store;
}
