import { dirname, relative } from 'node:path';
import { safeLine, safeText } from '../core/base/safeText';
import { counted, listed } from '../core/base/words';
import { longestWait } from '../core/checks/runCheck';
import type { FaultSide } from '../core/checks/verdict';
import type { RanCommand } from '../run/labRun';
import type {
  CheckBefore,
  CommandReport,
  Defect,
  KeptThings,
  LabReport,
  MistakeReport,
  StepReport,
  TestEvent,
  ThoroughCounts,
} from '../run/testReport';
import type { Output } from './output';

/** Tells people what a headless test does: line by line, and on a terminal also what is waited for. */
export function testPrinter(output: Output): (event: TestEvent) => void {
  const printer = new TestPrinter(output);
  return (event) => {
    printer.tell(event);
  };
}

class TestPrinter {
  /** The lab's file, as a person would name it from here. */
  #file = '';

  constructor(private readonly output: Output) {}

  tell(event: TestEvent): void {
    const { output } = this;
    switch (event.type) {
      case 'lab-started': {
        const { lab, file } = event.loaded;
        this.#file = relative(process.cwd(), file);
        output.line();
        output.line(`Lab: ${output.style('bold', lab.title)} (${this.#file})`);
        return;
      }
      case 'step-started': {
        const { index, count, step } = event;
        output.line();
        output.line(output.style('bold', `${index + 1} of ${count}  ${step.title}`));
        return;
      }
      case 'before-looked':
        this.#detail(`before  ${beforeWords(event.looks.map(({ before }) => before))}`);
        return;
      case 'action-started':
        this.#detail(`action  ${event.work.do}`);
        return;
      case 'build-step': {
        const { index, count, instruction } = event.step;
        this.#detail(`  step ${index} of ${count}  ${safeLine(instruction, 100)}`);
        return;
      }
      case 'progress':
        this.#detail(`  ${safeLine(event.line, 100)}`);
        return;
      case 'command-started':
        output.status(`   … ${event.command.prompt}${safeLine(event.command.text)}`);
        return;
      case 'command-ended': {
        const { command, result, report } = event;
        const how = `[${command.target}, ${exitOf(result)}]`;
        this.#detail(`${command.prompt}${safeText(result.ran)}  ${how}`);
        this.#tellSample(report);
        return;
      }
      case 'question-answered':
        this.#detail(`question  ${event.question.ask}  [answered ${event.answer}]`);
        return;
      case 'check-started': {
        const { check } = event;
        output.status(`   … ${check.name} (waiting up to ${longestWait(check) / 1000} s)`);
        return;
      }
      case 'check-ended': {
        const { state, expected, seen, because, fault } = event.verdict;
        this.#marked(state === 'passed', event.check.name);
        output.line(`     expected ${expected}`);
        output.line(`     saw      ${seen}`);
        if (because !== undefined) output.line(`     because  ${because}`);
        if (fault !== undefined) output.line(`     fault    ${faultWords[fault]}`);
        return;
      }
      case 'prediction-measured': {
        const { predicted, seen } = event.prediction;
        output.line(`     predicted ${predicted}; measured ${seen}`);
        return;
      }
      case 'mistake-started':
        output.status(`   … mistake: ${safeLine(event.text)}`);
        return;
      case 'mistake-ended':
        this.#tellMistake(event.report);
        return;
      case 'restoring':
        output.status(`   … doing "${event.step.title}" once more, from nothing`);
        return;
      case 'step-ended':
        this.#tellStep(event.report);
        return;
      case 'kept':
        this.#tellKept(event.kept);
        return;
      case 'lab-ended':
        this.#tellLab(event.report);
        return;
      default:
        return event satisfies never;
    }
  }

  #detail(text: string): void {
    this.output.line(this.output.style('dim', `     ${text}`));
  }

  #marked(isGood: boolean, text: string): void {
    const mark = isGood ? this.output.style('green', '✓') : this.output.style('red', '✗');
    this.output.line(`   ${mark} ${text}`);
  }

  #tellSample({ sample, difference }: CommandReport): void {
    if (sample === undefined) return;
    const where =
      difference === undefined ? '' : ` at line ${difference.line}: ${difference.words}`;
    this.#detail(`  sample ${sample}${where}`);
  }

  #tellMistake({ line, text, by }: MistakeReport): void {
    this.#marked(by !== undefined, `mistake: ${safeLine(text)} (line ${line})`);
    if (by === undefined) return;
    this.#detail(`noticed by "${by.check}", which saw ${by.seen}`);
  }

  #tellStep({ state, milliseconds, reason, defects }: StepReport): void {
    if (reason !== undefined && state === 'skipped') this.#detail(reason);
    else if (reason !== undefined) this.#marked(false, reason);
    for (const defect of defects) this.#tellDefect(defect);
    const seconds = (milliseconds / 1000).toFixed(1);
    this.#detail(milliseconds === 0 ? state : `${state} after ${seconds} s`);
  }

  #tellDefect({ line, code, message }: Defect): void {
    this.#marked(false, `${this.#file}:${line} ${code}: ${message}`);
  }

  #tellKept({ container, image, folder }: KeptThings): void {
    const kept = [
      ...(container === undefined
        ? []
        : [[`the container ${container}`, `docker rm -f ${container}`]]),
      ...(image === undefined ? [] : [[`the image ${image}`, `docker rmi ${image}`]]),
      [`the folder ${folder} in which the test worked`, `rm -r ${dirname(folder)}`],
    ];
    this.output.line();
    for (const [what = '', remedy = ''] of kept)
      this.output.line(`Kept: ${what}. Remove it with "${remedy}".`);
  }

  #tellLab({ passed, failed, skipped, thorough, error, steps }: LabReport): void {
    const { output } = this;
    output.line();
    if (steps.length > 0)
      output.line(`Steps: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    if (thorough !== undefined) output.line(thoroughWords(thorough));
    // Also where the output is read by a program.
    if (error !== undefined) output.notice(`live-labs: ${error.message}`);
  }
}

/** How the checks of a step stood before it. */
function beforeWords(states: readonly CheckBefore[]): string {
  const parts = beforePhrases.flatMap(([state, phrase]) => {
    const count = states.filter((each) => each === state).length;
    return count === 0 ? [] : [`${counted(count, 'check')} ${phrase}`];
  });
  return parts.length === 0 ? 'there is no check' : listed(parts);
}

const beforePhrases: readonly (readonly [CheckBefore, string])[] = [
  ['failed', 'failed'],
  ['failed-without-container', 'failed only without a container'],
  ['passed', 'passed already'],
];

function thoroughWords(counts: ThoroughCounts): string {
  const { checks, failedBefore, failedWithoutContainer, passedAfter, mistakes, caught } = counts;
  const without =
    failedWithoutContainer === 0 ? '' : `, ${failedWithoutContainer} of them without a container`;
  return [
    `Checks: ${failedBefore} of ${checks} failed before${without}; ${passedAfter} passed after`,
    `Mistakes: ${caught} of ${mistakes} noticed`,
  ].join('\n');
}

function exitOf({ end, exitCode }: RanCommand): string {
  switch (end) {
    case 'exited':
      return `exit code ${String(exitCode)}`;
    case 'running':
      return 'goes on running';
    case 'ended-early':
      return `ended too early, exit code ${String(exitCode)}`;
    case 'sample-missing':
      return 'sample did not appear';
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
