import type { CommandFault } from '../core/base/errorFacts';
import { LabsError } from '../core/base/errors';
import { safeText } from '../core/base/safeText';
import type { CommandResult } from './shells/keptShell';
import type { HeldEnding } from './shells/labShells';

/** Of what a command that failed has printed, so many lines are told. */
const toldLines = 3;

interface Asked {
  readonly text: string;
  /** In lab.md; undefined where it stands in a directive. */
  readonly line: number | undefined;
  readonly mayFail?: boolean | undefined;
}

/** Why a command did not do what it was to do; undefined where it did. */
export function commandFailure(
  asked: Asked,
  result: CommandResult,
): LabsError<'command-failed'> | undefined {
  const how = faultOf(result, asked.mayFail ?? false);
  return how && failed(asked, how, result);
}

function faultOf({ end, exitCode }: CommandResult, mayFail: boolean): CommandFault | undefined {
  if (end === 'running') return undefined;
  if (end !== 'exited') return end;
  return exitCode === 0 || mayFail ? undefined : 'failed';
}

/** The same for a command that went on running, once it has ended. */
export function heldFailure(ending: HeldEnding): LabsError<'command-failed'> | undefined {
  const how = heldFaultOf(ending);
  return how && failed(ending, how, ending);
}

/** Who is interrupted says so by the exit code; who ends by ENTER or by itself has one of its own. */
function heldFaultOf({ by, until, exitCode, manner }: HeldEnding): CommandFault | undefined {
  if (by === 'force') return until === 'enter' ? 'deaf-to-enter' : 'deaf-to-ctrl-c';
  if (exitCode === 0 || manner.mayFail) return undefined;
  if (by === 'itself') return 'ended-itself';
  return until === 'enter' ? 'failed-after-enter' : undefined;
}

function failed(
  { text: command, line }: Asked,
  how: CommandFault,
  { exitCode, output }: Pick<CommandResult, 'exitCode' | 'output'>,
): LabsError<'command-failed'> {
  const lines = safeText(output)
    .split('\n')
    .filter((each) => each.trim() !== '');
  return new LabsError('command-failed', {
    command,
    line,
    how,
    exitCode,
    output: lines.slice(-toldLines),
  });
}
