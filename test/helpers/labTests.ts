import assert from 'node:assert/strict';
import { labLabel, type Engine } from '../../src/core/ports';
import type { LabReport } from '../../src/run/testReport';
import { runCliProcess } from './cliProcess';

/** What `live-labs test --json` told, and how it ended. */
export interface Tested {
  readonly exitCode: number | null;
  readonly labs: readonly LabReport[];
  /** The first of them. */
  readonly report: LabReport;
  readonly stderr: string;
}

/** Runs `live-labs test` in a process of its own. */
export async function tested(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Tested> {
  const { exitCode, stdout, stderr } = await runCliProcess(
    ['test', ...words, '--json'],
    environment,
  );
  const { labs = [] } = JSON.parse(stdout) as { labs?: readonly LabReport[] };
  const [report] = labs;
  assert.ok(report !== undefined, `no report:\n${stdout}${stderr}`);
  return { exitCode, labs, report, stderr };
}

/** What carries the labels of test labs: nothing may, after any ending. */
export async function labLeftOvers(engine: Engine): Promise<readonly string[]> {
  const mine = (labels: Readonly<Record<string, string>>): boolean =>
    labels[labLabel]?.startsWith('test-') === true;
  const containers = await engine.containers({ [labLabel]: true });
  const images = await engine.images({ [labLabel]: true });
  return [
    ...containers.filter(({ labels }) => mine(labels)).map(({ name }) => `container ${name}`),
    ...images.filter(({ labels }) => mine(labels)).map(({ tags, id }) => `image ${tags[0] ?? id}`),
  ];
}
