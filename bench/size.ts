import { readFile } from 'node:fs/promises';
import { packageExtension } from '../scripts/vscode/packageExtension';
import { aligned, goal, kilobytes } from './figures';
import { biggestInputs, loadedFrom, packageName, type Input, type Metafile } from './size/metafile';
import { countOfFiles } from './size/zip';
import type { Subject } from './subject';

/** esbuild.mjs writes here what it put into dist/. */
const metafile = 'out/dist.json';
const entry = 'dist/extension.mjs';

/** Goal of the project for what an activation loads. */
const goalBytes = 150_000;

/** How many of the biggest parts are told: the ones that are worth a thought. */
const told = 5;

/** What ships, and how much of it each activation reads beside what waits for its first use. */
export const size: Subject = {
  name: 'size',
  about: 'bytes that ship, and that activation loads beside those that wait for a first use',
  needs: [],
  async measure({ signal }) {
    const vsix = await readFile(await packageExtension(signal));
    const { outputs } = JSON.parse(await readFile(metafile, 'utf8')) as Metafile;
    const loaded = loadedFrom(outputs, entry, ['import-statement']);
    const reachable = loadedFrom(outputs, entry, ['import-statement', 'dynamic-import']);
    const lazy = [...reachable].filter((file) => !loaded.has(file));
    const bytesOf = (files: Iterable<string>): number =>
      [...files].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
    const chunks = lazy
      .map((file) => ({
        file,
        bytes: bytesOf([file]),
        mostly: biggestInputs(outputs, [file], 1)[0]?.input ?? 'imports',
      }))
      .sort((one, other) => other.bytes - one.bytes);
    const figures = {
      vsixBytes: vsix.length,
      vsixFiles: countOfFiles(vsix),
      activationBytes: bytesOf(loaded),
      activationFiles: loaded.size,
      lazyBytes: bytesOf(lazy),
      biggest: biggestInputs(outputs, loaded, told),
      lazy: chunks,
    };
    return { figures, lines: linesOf(figures) };
  },
};

interface Figures {
  readonly vsixBytes: number;
  readonly vsixFiles: number;
  readonly activationBytes: number;
  readonly activationFiles: number;
  readonly lazyBytes: number;
  readonly biggest: readonly Input[];
  readonly lazy: readonly {
    readonly file: string;
    readonly bytes: number;
    readonly mostly: string;
  }[];
}

function linesOf(figures: Figures): string[] {
  const { vsixBytes, vsixFiles, activationBytes, activationFiles, lazyBytes } = figures;
  const share = Math.round((100 * activationBytes) / (activationBytes + lazyBytes));
  return [
    ...aligned([
      ['the VSIX', `${kilobytes(vsixBytes)}, ${vsixFiles} files`],
      [
        'activation loads',
        `${kilobytes(activationBytes)} from ${activationFiles} files (${share}%)`,
      ],
      ['on first use', `${kilobytes(lazyBytes)} from ${figures.lazy.length} files`],
    ]),
    goal(`activation loads under ${kilobytes(goalBytes)}`, activationBytes < goalBytes),
    '  biggest in what activation loads:',
    ...aligned(
      figures.biggest.map(({ input, bytes }) => [`  ${packageName(input)}`, kilobytes(bytes)]),
    ),
    '  biggest on first use:',
    ...aligned(
      figures.lazy
        .slice(0, told)
        .map(({ file, bytes, mostly }) => [
          `  ${file.replace(/^dist\//, '')}`,
          `${kilobytes(bytes)}, mostly ${packageName(mostly)}`,
        ]),
    ),
  ];
}
