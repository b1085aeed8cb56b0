import { describeCaught, isLabsError, LabsError } from '../../core/base/errors';
import type { Engine } from '../../core/ports';
import { currentLease } from '../../run/lease';
import { asRunnable, loadLab, type RunnableLab } from '../../run/loadLab';
import { placeOf } from '../../run/placeOf';
import { sweep } from '../../run/sweep';
import { testLab } from '../../run/testLab';
import type { LabReport, TestEvent } from '../../run/testReport';
import { textOption, type CliCall, type CliCommand, type ExitCode } from '../command';
import { JunitFile } from '../junit/junitFile';
import { createRunContext, openEngine } from '../services';
import { testPrinter } from '../testPrinter';

/** `live-labs test LAB...`: performs labs on the real engine and asks every check. */
export const testCommand: CliCommand = {
  name: 'test',
  usage: 'LAB... [--thorough] [--step ID] [--keep] [--engine HOST] [--junit FILE]',
  summary:
    'Perform labs on the real engine and prove each step by its checks; with --thorough prove the checks too.',
  options: {
    thorough: { type: 'boolean' },
    step: { type: 'string' },
    keep: { type: 'boolean' },
    engine: { type: 'string' },
    junit: { type: 'string' },
  },
  names: { least: 1, most: Infinity },
  async run(call) {
    const junit = await JunitFile.at(textOption(call, 'junit'));
    const reports: LabReport[] = [];
    try {
      if (textOption(call, 'step') !== undefined && call.names.length > 1)
        throw new LabsError('usage-wrong', { why: '--step goes with one lab' });
      await testAll(call, await Promise.all(call.names.map(readLab)), reports);
    } catch (caught) {
      // Where that cannot be written either, it is the smaller trouble of the two.
      await junit?.write(reports, caught).catch((second: unknown) => {
        call.output.notice(describeCaught(second));
      });
      throw caught;
    }
    call.output.result({ labs: reports });
    await junit?.write(reports);
    return exitCodeOf(reports);
  },
};

/** A lab as it was named, or why it cannot be run: which must not hide how the others fare. */
type NamedLab = { readonly lab: RunnableLab } | { readonly refused: LabReport };

async function readLab(name: string): Promise<NamedLab> {
  try {
    return { lab: asRunnable(await loadLab(name)) };
  } catch (caught) {
    if (!isLabsError(caught)) throw caught;
    const error = { code: caught.code, message: caught.message };
    const nothing = { passed: 0, failed: 0, skipped: 0, milliseconds: 0, steps: [] };
    return { refused: { lab: name, title: name, file: name, ...nothing, error } };
  }
}

/** Tests one lab after the other, and notes what became of each. */
async function testAll(
  call: CliCall,
  labs: readonly NamedLab[],
  reports: LabReport[],
): Promise<void> {
  const { output } = call;
  const tell = testPrinter(output);
  const refuse = (report: LabReport): LabReport => {
    tell({ type: 'lab-ended', report });
    return report;
  };
  // For none that can be run, no engine is looked for.
  const refused = labs.flatMap((named) => ('refused' in named ? [named.refused] : []));
  if (refused.length === labs.length) {
    reports.push(...refused.map(refuse));
    return;
  }
  await using engine = await openEngine(call);
  const test = await preparedTest(call, engine, tell);
  for (const named of labs)
    reports.push('lab' in named ? await test(named.lab) : refuse(named.refused));
}

/** Meets the engine, removes there what killed runs have left, and gives what tests a lab. */
async function preparedTest(
  call: CliCall,
  engine: Engine,
  tell: (event: TestEvent) => void,
): Promise<(lab: RunnableLab) => Promise<LabReport>> {
  const { output, signal, options } = call;
  const about = await engine.about(signal);
  const { product, version, apiVersion } = about;
  output.line(`Engine: ${product} ${version} (API ${apiVersion}) at ${engine.address}`);
  const keep = options['keep'] === true;
  // What is to be kept must not look like something that a dead run left behind.
  const context = await createRunContext(call, engine, keep ? undefined : currentLease());
  await sweep(engine, context.owner, context.log);
  const step = textOption(call, 'step');
  const thorough = options['thorough'] === true;
  const place = placeOf(about);
  return (lab) => testLab(lab, context, { step, thorough, keep, place, signal, tell });
}

/** What kept a lab from being tested weighs more than one that failed: nobody knows about it. */
function exitCodeOf(reports: readonly LabReport[]): ExitCode {
  if (reports.some(({ error }) => error !== undefined)) return 2;
  return reports.some(({ failed }) => failed > 0) ? 1 : 0;
}
