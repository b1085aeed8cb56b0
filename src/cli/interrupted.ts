/** Thrown through every wait when the user interrupts: the reason of the call's signal. */
export class Interrupted extends Error {
  constructor(readonly by: NodeJS.Signals) {
    super('Interrupted');
  }
}
