/** What we read of esbuild's metafile. */
export interface Metafile {
  readonly outputs: Outputs;
}

export type Outputs = Readonly<Record<string, Output>>;

export interface Output {
  readonly bytes: number;
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
  readonly imports: readonly Import[];
}

interface Import {
  readonly path: string;
  readonly kind: string;
  /** Not one of the files that were built. */
  readonly external?: boolean;
}

/** A source file, and how much of what was built comes from it. */
export interface Input {
  readonly input: string;
  readonly bytes: number;
}

/** The files that one file loads by imports of these kinds, with all that they load; and itself. */
export function loadedFrom(
  outputs: Outputs,
  entry: string,
  kinds: readonly string[],
): ReadonlySet<string> {
  const found = new Set([entry]);
  // A set gives also what is added to it on the way.
  for (const file of found)
    for (const { path, kind, external } of outputs[file]?.imports ?? [])
      if (external !== true && kinds.includes(kind)) found.add(path);
  return found;
}

/** The sources that take most of these files, the biggest first. */
export function biggestInputs(
  outputs: Outputs,
  files: Iterable<string>,
  count: number,
): readonly Input[] {
  const sums = new Map<string, number>();
  for (const file of files)
    for (const [input, { bytesInOutput }] of Object.entries(outputs[file]?.inputs ?? {}))
      sums.set(input, (sums.get(input) ?? 0) + bytesInOutput);
  return [...sums]
    .map(([input, bytes]) => ({ input, bytes }))
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, count);
}

/** A source as people name it: by its package, wherever node_modules is, else within the checkout. */
export function packageName(input: string, checkout = process.cwd()): string {
  return input.replace(/^.*\bnode_modules\//, '').replace(`${checkout}/`, '');
}
