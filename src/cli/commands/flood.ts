import { LabsError } from '../../core/base/errors';
import { labLabel } from '../../core/ports';
import { floodCommands, floodStarter } from '../../flood';
import { asRunnable } from '../../run/loadLab';
import { openSnapshotSource } from '../../sampling';
import type { CliCommand } from '../command';
import { EnterKey } from '../flood/enterKey';
import { firstLine, lastLine, mostWords, sampleLine, spentLine } from '../flood/floodLines';
import { floodDetails, floodOptions, planOf, portOf } from '../flood/floodOptions';
import { sampleOf } from '../flood/floodSample';
import { loadFloodedLab } from '../flood/floodedLab';
import { holdFlood } from '../flood/holdFlood';
import { refuseUnpublished } from '../flood/refuseUnpublished';
import { runningContainer } from '../runningContainer';
import { openEngine } from '../services';

/** `live-labs flood LAB`: holds connections to the lab's own server until ENTER or its time ends. */
export const floodCommand: CliCommand = {
  name: 'flood',
  usage:
    'LAB [--count N] [--port P] [--for SECONDS] [--profile partial-request|keep-alive] ' +
    '[--ramp SECONDS] [--no-replace] [--engine HOST]',
  summary: "Hold connections open to a lab's running server.",
  details: floodDetails,
  options: floodOptions,
  names: { least: 1, most: 1 },
  async run(call) {
    const { output, signal, streams, programs } = call;
    const plan = planOf(call);
    const asked = portOf(call);
    const { lab, container: planned, file } = asRunnable(await loadFloodedLab(call));
    const port = asked ?? planned.ports[0]?.container;
    if (port === undefined)
      throw new LabsError('lab-incomplete', { file, missing: 'published port' });
    await using engine = await openEngine(call);
    const container = await runningContainer(engine, planned.name);
    if (container.labels[labLabel] !== lab.id)
      throw new LabsError('flood-refused', {
        name: planned.name,
        why: 'it is not a container of this lab',
      });
    if (asked !== undefined && engine.isLocal) refuseUnpublished(container, asked);
    await using source = await openSnapshotSource(engine, container);
    signal.throwIfAborted();
    const start = floodStarter(floodCommands(programs.flood));
    await using flood = await start(engine, container, port, plan);
    using enter = new EnterKey(streams.stdin);
    output.line(firstLine(container, port, plan, flood.state, enter));
    const { readerLeft } = output;
    const released = AbortSignal.any([signal, enter.pressed, readerLeft]);
    const { samples, most, isSpent } = await holdFlood(flood, source, released, (sample) => {
      output.line(sampleLine(sample));
    });
    await flood.release();
    const ended = await flood.ended;
    const end = { ...(await sampleOf(flood, source)), most };
    output.line(sampleLine(end));
    // Ctrl-C reaches all our processes, so whatever ended then has ended by it.
    if (!signal.aborted && ended.why === 'failed') {
      const { message } = ended.failure;
      output.notice(`live-labs: ${message}`);
      output.result({ samples, end: { ...end, why: ended.why, message } });
      return 1;
    }
    if (isSpent && !signal.aborted) {
      const message = spentLine(container, end);
      output.notice(`live-labs: ${message}`);
      output.result({ samples, end: { ...end, why: 'spent', message } });
      return 1;
    }
    const why = signal.aborted || ended.why === 'failed' ? 'interrupted' : ended.why;
    output.line(lastLine(why, container, enter));
    output.result({ samples, end: { ...end, why } });
    if (why === 'interrupted') return 130;
    if (most >= plan.count || readerLeft.aborted) return 0;
    // A load that never stood is not what was asked for.
    output.notice(`live-labs: ${mostWords(most, plan.count)}`);
    return 1;
  },
};
