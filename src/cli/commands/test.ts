import { LabsError } from '../../core/base/errors';
import { currentLease } from '../../run/lease';
import { asRunnable, loadLab } from '../../run/loadLab';
import { sweep } from '../../run/sweep';
import { testLab } from '../../run/testLab';
import type { LabReport } from '../../run/testReport';
import { textOption, type CliCommand } from '../command';
import { createRunContext, openEngine } from '../services';
import { testPrinter } from '../testPrinter';

/** `live-labs test LAB...`: performs labs on the real engine and asks every check. */
export const testCommand: CliCommand = {
  name: 'test',
  usage: 'LAB... [--step ID] [--keep] [--engine HOST]',
  summary: 'Perform labs on the real engine and prove each step by its checks.',
  options: {
    step: { type: 'string' },
    keep: { type: 'boolean' },
    engine: { type: 'string' },
  },
  names: { least: 1, most: Infinity },
  async run(call) {
    const { output, signal } = call;
    const step = textOption(call, 'step');
    const keep = call.options['keep'] === true;
    if (step !== undefined && call.names.length > 1)
      throw new LabsError('usage-wrong', { why: '--step goes with one lab' });
    const labs = await Promise.all(call.names.map(async (name) => asRunnable(await loadLab(name))));
    await using engine = await openEngine(call);
    const { product, version, apiVersion } = await engine.about(signal);
    output.line(`Engine: ${product} ${version} (API ${apiVersion}) at ${engine.address}`);
    // What is to be kept must not look like something that a dead run left behind.
    const context = await createRunContext(call, engine, keep ? undefined : currentLease());
    await sweep(engine, context.owner, context.log);
    const reports: LabReport[] = [];
    for (const lab of labs) {
      const tell = testPrinter(output);
      reports.push(await testLab(lab, context, { step, keep, signal, tell }));
    }
    output.result({ labs: reports });
    return reports.some(({ failed, skipped }) => failed > 0 || (step === undefined && skipped > 0))
      ? 1
      : 0;
  },
};
