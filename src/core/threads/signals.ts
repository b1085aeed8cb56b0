/** Signals that an experiment may send to a process of a lab's container. */
export type SignalName = (typeof signalNames)[number];

/** Ask to end, end at once, stop, and go on. */
const signalNames = ['TERM', 'KILL', 'STOP', 'CONT'] as const;

/** Whether something from outside is the name of such a signal. */
export function isSignalName(value: unknown): value is SignalName {
  return signalNames.some((name) => name === value);
}
