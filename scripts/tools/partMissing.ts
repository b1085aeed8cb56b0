/** Why something that a run needs is not there, and what people can do about it. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';

  constructor(
    readonly what: string,
    readonly next: string,
  ) {
    super(`${what} ${next}`);
  }
}
