import { readFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What of its results is told; its own types would bring the browser's globals into all tests. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe-core finds wrong in a page, a line each: the rule and the first place. */
export async function axeFindings(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(source);
  const { violations } = await frame.evaluate<AxeResults>('axe.run()');
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${String(nodes.length)}) ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );
}
