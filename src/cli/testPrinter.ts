import { relative } from 'node:path';
import { safeLine, safeText } from '../core/base/safeText';
import type { FaultSide } from '../core/checks/verdict';
import type { RanCommand } from '../run/labRun';
import type { TestEvent } from '../run/testReport';
import type { Output } from './output';

/** Tells people what a headless test does, line by line, in a terminal and in a pipe alike. */
export function testPrinter(output: Output): (event: TestEvent) => void {
  const detail = (text: string): void => {
    output.line(output.style('dim', `     ${text}`));
  };
  return (event) => {
    switch (event.type) {
      case 'lab-started': {
        const { lab, file } = event.loaded;
        output.line(`Lab: ${output.style('bold', lab.title)} (${relative(process.cwd(), file)})`);
        return;
      }
      case 'step-started':
        output.line();
        output.line(
          output.style(
            'bold',
            `${String(event.index + 1)} of ${String(event.count)}  ${event.step.title}`,
          ),
        );
        return;
      case 'action-started':
        detail(`action  ${event.work.do}`);
        return;
      case 'build-step':
        detail(
          `  step ${String(event.step.index)} of ${String(event.step.count)}  ${safeLine(event.step.instruction, 100)}`,
        );
        return;
      case 'progress':
        detail(`  ${safeLine(event.line, 100)}`);
        return;
      case 'command-ended':
        detail(
          `${event.command.prompt}${safeText(event.result.ran)}  [${event.command.target}, ${exitOf(event.result)}]`,
        );
        return;
      case 'question-answered':
        detail(`question  ${event.question.ask}  [answered ${event.answer}]`);
        return;
      case 'check-started': {
        const { name, withinMilliseconds } = event.check;
        output.status(`   … ${name} (waiting up to ${String(withinMilliseconds / 1000)} s)`);
        return;
      }
      case 'check-ended': {
        const { state, expected, seen, because, fault } = event.verdict;
        const mark = state === 'passed' ? output.style('green', '✓') : output.style('red', '✗');
        output.line(`   ${mark} ${event.check.name}`);
        output.line(`     expected ${expected}`);
        output.line(`     saw      ${seen}`);
        if (because !== undefined) output.line(`     because  ${because}`);
        if (fault !== undefined) output.line(`     fault    ${faultWords[fault]}`);
        return;
      }
      case 'prediction-measured':
        output.line(
          `     predicted ${event.prediction.predicted}; measured ${event.prediction.seen}`,
        );
        return;
      case 'step-ended': {
        const { state, milliseconds, reason } = event.report;
        if (reason !== undefined) output.line(`   ${output.style('red', '✗')} ${reason}`);
        detail(`${state} after ${(milliseconds / 1000).toFixed(1)} s`);
        return;
      }
      case 'lab-ended': {
        const { passed, failed, skipped } = event.report;
        output.line();
        output.line(
          `Steps: ${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`,
        );
        return;
      }
      default:
        return event satisfies never;
    }
  };
}

function exitOf({ end, exitCode }: RanCommand): string {
  switch (end) {
    case 'exited':
      return `exit code ${String(exitCode)}`;
    case 'time-over':
      return 'time over';
    case 'shell-ended':
      return 'ended its shell';
    default:
      return end satisfies never;
  }
}

const faultWords: Readonly<Record<FaultSide, string>> = {
  you: 'you: it is not done yet',
  environment: 'environment: engine, port, image or network',
  lab: 'lab: its own solution does not pass either',
};
