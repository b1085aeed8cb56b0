import { assessAnswer, whatToSay, whyUnfit } from '../../src/core/checks/assessAnswer';
import { expectedStages, seenStages, type StageEnd } from '../../src/core/checks/stageWords';
import { solutionLines } from '../../src/core/guide/solutionLines';
import { stepsElsewhere } from '../../src/core/lab/elsewhere';
import { itemTitle } from '../../src/core/lab/itemTitle';
import type { ActionWork } from '../../src/core/lab/model';
import type { NamedQuestion } from '../../src/core/lab/namedItems';
import { parseLab } from '../../src/core/lab/parseLab';
import { misfit, type Place } from '../../src/core/lab/place';
import type { CommandOutcome } from '../../src/core/progress/commandOutcome';
import { outcomeWords, spokenOutcome } from '../../src/core/progress/outcomeWords';
import { compareSample } from '../../src/core/samples/compareSample';
import { describeSnapshot } from '../../src/core/threads/describeSnapshot';
import { makeProcess, makeSnapshot, makeThread } from './makeSnapshot';

/** What a student is told of something, and the facts in it, the same in every language. */
export interface Saying {
  readonly facts: unknown;
  readonly say: () => readonly string[] | Promise<readonly string[]>;
}

/** What the core tells beside failures and kinds of checks. */
export const sayings: Readonly<Record<string, Saying>> = {
  'what became of commands': {
    facts: ['qdifference', 'SIGINT', 'SIGTERM'],
    say: () =>
      outcomes().flatMap((outcome) => {
        const { short, details } = outcomeWords(outcome);
        const marked = outcomeWords(outcome, 'mark').details;
        return [short, ...details, ...marked, spokenOutcome(outcome)];
      }),
  },
  'outputs that differ': {
    facts: ['qone qtwo qthree'],
    say: () =>
      [
        ['qone qtwo', 'qone qthree'],
        ['qone qtwo', 'qone'],
        ['qone', 'qone qtwo'],
        ['qone\nqtwo', 'qone'],
        ['qone', 'qone\nqtwo'],
        ['qone\n[...]\nqtwo\n[...]\nqthree', 'qone\nqthree'],
        ['[...]\nqone\n[...]', Array(30_000).fill('qtwo').join('\n')],
      ].flatMap(([sample = '', output = '']) => {
        const { difference } = compareSample(sample, output);
        return difference === undefined ? [] : [difference.words];
      }),
  },
  'stages of checks': {
    facts: [],
    say: () => [
      expectedStages([stage('>= 3', 0), stage('< 2', 5000), stage(0, 0)], {}),
      seenStages([end(true, 0, {}), end(false, 5000, { since: 1000 })], 2),
      seenStages([end(true, 5000, {})], 1),
      seenStages([end(false, 5000, { brokeAt: 1000 })], 1),
    ],
  },
  'amounts that make no sense': {
    facts: ['Qname'],
    say: () =>
      ['1 +', '(1', 'Qname', '1 / 0', '', '1 2', '* 2', '9'.repeat(300), '1..Qname', '=> 1', '0..1']
        .map((held) => expectedStages([stage(held, 0)], {}))
        .map((words) => words.replaceAll(/[\d.=>()+*/ ]+/g, ' ')),
  },
  answers: {
    facts: ['qone', 'qtwo'],
    say: () => [
      ...(['number', 'choice', 'text'] as const).flatMap((type) =>
        ['', 'qanswer', '3'].flatMap((given) => {
          const said = whatToSay(assessAnswer(question(type), given, {}));
          return [said, whyUnfit(question(type), given)].filter((text) => text !== undefined);
        }),
      ),
    ],
  },
  'titles of what a step holds': {
    facts: ['qcommand', 'qanswer'],
    say: () => [
      ...works.map((work) => itemTitle({ kind: 'action', line: 1, work }) ?? ''),
      ...labItems().flatMap((item) => itemTitle(item) ?? []),
      ...solutionLines({ ...parsed().steps[0], items: labItems() } as never, {
        picture: () => undefined,
        fill: (text) => text,
      }),
    ],
  },
  'labs and steps without a title': {
    facts: ['Qstep'],
    say: () => [parsed().title, ...parsed().steps.map(({ title }) => title)],
  },
  'what is for other machines': {
    facts: ['Linux', 'macOS', 'Windows', 'Docker', 'Podman', 'x64', 'arm64', 'qstep-before'],
    say: () => [misfit(only, here) ?? '', misfit(only, nowhere) ?? '', ...elsewhere()],
  },
  snapshots: {
    facts: [],
    say: () =>
      [0, 1, 2].map((queued) =>
        describeSnapshot(
          makeSnapshot([makeProcess(8, { threads: [makeThread(9, { role: 'serving' })] })], {
            established: 1,
            queued,
          }),
        ),
      ),
  },
};

const ended = {
  kind: 'ended',
  by: 'itself',
  exitCode: 0,
  milliseconds: 1234,
  sample: undefined,
  printed: undefined,
} as const;

function outcomes(): readonly CommandOutcome[] {
  const difference = { line: 7, words: 'qdifference' };
  return [
    { kind: 'queued' },
    ...(['failed', 'goes-on', 'untold'] as const).map(
      (since) => ({ kind: 'not-run', since }) as const,
    ),
    { kind: 'running', since: 0 },
    { kind: 'sent', at: 0 },
    { ...ended, milliseconds: 20, exitCode: 130 },
    { ...ended, milliseconds: 125_000, exitCode: 143 },
    { ...ended, exitCode: undefined },
    { ...ended, exitCode: undefined, by: 'closing' },
    { ...ended, sample: { matches: true }, printed: { units: 5_000_000, isWhole: false } },
    { ...ended, sample: { matches: false, difference } },
  ];
}

function stage(held: string | number, forMilliseconds: number): StageEnd['stage'] {
  return { probe: { kind: 'flood', expects: { held } }, withinMilliseconds: 0, forMilliseconds };
}

function end(
  held: boolean,
  forMilliseconds: number,
  lasting: Partial<StageEnd['lasting']>,
): StageEnd {
  return {
    stage: stage(3, forMilliseconds),
    held,
    judgement: { holds: held, seen: '3', evidence: [] },
    lasting: { longest: 1000, ...lasting },
    begun: 0,
    ended: 5000,
  };
}

function question(type: NamedQuestion['type']): NamedQuestion {
  return {
    ...{ id: 'qid', type, choices: ['qone', 'qtwo'], answer: 'qone', feedback: [] },
    isPrediction: false,
  };
}

const works: readonly ActionWork[] = [
  { do: 'build' },
  { do: 'run' },
  { do: 'exec', command: 'qcommand' },
  { do: 'terminal', command: 'qcommand' },
  ...[1, 2, 100].map((count) => ({ do: 'flood', count }) as const),
  { do: 'flood', count: 2, port: 80 },
  ...[1, 2, 100].map((count) => ({ do: 'flood', count, profile: 'keep-alive' }) as const),
  ...[30_000, 60_000].map((it) => ({ do: 'flood', count: 2, rampMilliseconds: it }) as const),
  { do: 'release' },
  { do: 'stop' },
  { do: 'open', view: 'threads' },
  { do: 'open', view: 'page' },
];

/** Commands before the first step, and one of each thing that has a title. */
function parsed(): ReturnType<typeof parseLab>['lab'] {
  return parseLab(`\`\`\`console
me@os:~$ qcommand
\`\`\`

## Qstep
<!-- solution
- answer: { how: qanswer }
- flood: 3
-->
<!-- question
id: how
ask: Qask
-->
<!-- question
ask: Qask
predicts: { processes: { command: qcommand }, during: qstep }
-->
\`\`\`console
me@os:~$ docker exec -it qcommand bash
root@qcommand:/# qcommand
root@qcommand:/# exit
\`\`\`
`).lab;
}

function labItems(): ReturnType<typeof parsed>['steps'][number]['items'] {
  return parsed().steps.flatMap(({ items }) => items);
}

const only = { os: ['mac', 'windows'], engine: ['docker'], architecture: ['arm64'] } as const;
const here: Place = { os: 'linux', engine: 'podman', architecture: 'x64' };
const nowhere: Place = { os: undefined, engine: undefined, architecture: undefined };

function elsewhere(): readonly string[] {
  const [first, ...others] = parsed().steps;
  const needing = others.map((step) => ({ ...step, needs: ['qstep-before'] }));
  const steps = first === undefined ? [] : [{ ...first, id: 'qstep-before', only }, ...needing];
  return [...stepsElsewhere({ ...parsed(), steps }, here).values()];
}
