import { probeOf } from './directives/probe';
import type { Check, Command, Probe, Question, Step, StepItem } from './model';
import type { ProbeWords } from './words';

// A check may name something else of the lab: a question by its id, a command of its own step by
// its text. Once the lab is read it carries what it names, so that it can be asked on its own.

/** What `command: TEXT` stands for. */
export interface NamedCommand extends Pick<Command, 'text' | 'target' | 'sample'> {
  readonly mayFail: boolean;
}

/** What `answer: ID` stands for. */
export interface NamedQuestion extends Pick<
  Question,
  'id' | 'type' | 'choices' | 'answer' | 'feedback'
> {
  /** Whether it asks for a guess, which nobody can get wrong before it is measured. */
  readonly isPrediction: boolean;
}

/** Puts into every check what it names. */
export function withNamedItems(steps: readonly Step[]): readonly Step[] {
  const questions = steps.flatMap(({ items }) => items.filter(isQuestion));
  return steps.map((step) => {
    const commands = step.items.filter(isCommand);
    const put = (probe: Probe): Probe => filledProbe(probe, commands, questions);
    const items = step.items.map((item) => (item.kind === 'check' ? filledCheck(item, put) : item));
    return { ...step, items };
  });
}

/** The command of a step that has this text; one that shows its output before one that does not. */
export function commandNamed(text: string, commands: readonly Command[]): Command | undefined {
  const fitting = commands.filter((command) => command.text === text.trimEnd());
  return fitting.find(({ sample }) => sample !== '') ?? fitting[0];
}

/** A question as the check for its answer knows it. */
export function namedQuestion(question: Question): NamedQuestion {
  const { id, type, choices, answer, feedback, predicts } = question;
  return { id, type, choices, answer, feedback, isPrediction: predicts !== undefined };
}

function filledCheck(check: Check, put: (probe: Probe) => Probe): Check {
  return {
    ...check,
    probe: put(check.probe),
    then: check.then.map((stage) => ({ ...stage, probe: put(stage.probe) })),
    because: check.because.map((reason) => ({ ...reason, when: put(reason.when) })),
  };
}

function filledProbe(
  { kind, expects }: Probe,
  commands: readonly Command[],
  questions: readonly Question[],
): Probe {
  const inner = (words: ProbeWords): ProbeWords => {
    const filled = filledProbe(probeOf(words), commands, questions);
    return { [filled.kind]: filled.expects };
  };
  switch (kind) {
    case 'command':
      return { kind, expects: commandOf(expects as string, commands) };
    case 'answer':
      return { kind, expects: questionOf(expects as string, questions) };
    case 'all':
    case 'any':
      return { kind, expects: (expects as readonly ProbeWords[]).map(inner) };
    case 'not':
      return { kind, expects: inner(expects as ProbeWords) };
    default:
      return { kind, expects };
  }
}

/** What is not there has a problem of its own, and keeps the lab from being run. */
function commandOf(text: string, commands: readonly Command[]): NamedCommand {
  const found = commandNamed(text, commands);
  return {
    text: found?.text ?? text,
    target: found?.target ?? 'repl',
    sample: found?.sample ?? '',
    mayFail: found?.manner?.mayFail ?? false,
  };
}

function questionOf(id: string, questions: readonly Question[]): NamedQuestion {
  const found = questions.find((question) => question.id === id);
  if (found !== undefined) return namedQuestion(found);
  return { id, type: 'text', choices: [], answer: undefined, feedback: [], isPrediction: false };
}

function isCommand(item: StepItem): item is Command {
  return item.kind === 'command';
}

function isQuestion(item: StepItem): item is Question {
  return item.kind === 'question';
}
