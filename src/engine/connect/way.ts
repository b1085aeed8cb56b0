import type { Environment } from './environment';

/** One way of finding an engine. */
export interface Way {
  /** Who names the address, for people: a flag, a variable, a product. */
  readonly name: string;
  /** The user's own choice: when it does not answer, nothing else is tried behind their back. */
  readonly explicit?: true;
  /** The addresses to try, in order; none where this way does not apply. */
  addresses(environment: Environment, choice: string | undefined): readonly string[];
}
