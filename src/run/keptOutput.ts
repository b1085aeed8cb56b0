/** Of what a command prints this much is kept, in UTF-16 units: enough for any configuration file, and
 * a program that prints without end cannot fill the memory. */
export const keptOutput = 1_000_000;
