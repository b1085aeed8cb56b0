import { parseArgs, type ParseArgsConfig } from 'node:util';
import { describeCaught } from '../../src/core/base/errors';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T }>
>['values'];

/** Reads a command line that has options only; what does not fit is told as `problem`. */
export function readOptions<const T extends Options>(
  args: readonly string[],
  options: T,
): { readonly values: Values<T> } | { readonly problem: string } {
  try {
    return { values: parseArgs({ args: [...args], options }).values };
  } catch (caught) {
    // Node's own words go on to explain positional arguments, which there are none of here.
    return { problem: describeCaught(caught).replace(/(?<=')\. .*/s, '.') };
  }
}
