import { hasFlag, outerEngineCalls } from './engineCall';

/** Whether a command asks the engine for a terminal, as `docker exec -it NAME top` does: it fails where
 * there is none to hand on. */
export function asksForTerminal(command: string): boolean {
  return outerEngineCalls(command).some(
    (call) =>
      /^(?:exec|run)$/.test(call.verb) &&
      hasFlag(call, '-t', '--tty') &&
      !hasFlag(call, '-d', '--detach'),
  );
}
