import assert from 'node:assert/strict';
import { sourceWords } from '../../../src/core/threads/sourceWords';
import { containerStateWords } from '../../../src/core/containerStateWords';
import type { GuideCommand, GuideStep } from '../../../src/core/guide/page';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { ContainerFacts } from '../../../src/core/ports';
import type { NamedVerdict, StepState } from '../../../src/core/progress/stepState';
import type { GuideSituation } from '../../../src/protocol/guide';
import { consentText } from '../../../src/ui/consent/consentText';
import { fixTitles } from '../../../src/ui/fixTitles';
import { liveStep } from '../../../src/ui/guide/liveStep';
import { noProgress } from '../../../src/ui/guide/progress';
import { containerRow } from '../../../src/ui/views/containerRows';
import { brokenRow, labRow } from '../../../src/ui/views/labRows';
import { stateWords } from '../../../src/ui/views/stepLooks';
import type { TreeNode } from '../../../src/ui/views/treeNode';
import { newsOf } from '../../../src/webview/guide/news';
import * as guide from '../../../src/webview/guide/words';
import { equationPieces } from '../../../src/webview/threads/equationPieces';
import { groupProcesses } from '../../../src/core/threads/processGroups';
import { findEquation } from '../../../src/webview/threads/serverShape';
import { activity, headline } from '../../../src/core/threads/activity';
import * as threads from '../../../src/webview/threads/words';
import { makeProcess, makeSnapshot, makeThread } from '../../helpers/makeSnapshot';
import { outsideOf, pseudoCatalogue } from '../../helpers/pseudoCatalogue';
import { speaking } from '../../helpers/speaking';
import { floodState } from '../../helpers/floods';

// All that comes from labs and containers is without letters here, so that a letter is our own.

const { lab } = parseLab(
  [
    '# 1',
    '## 2',
    '<!-- hint: 3 -->',
    '## 4',
    '<!-- step',
    'needs: ["2"]',
    'time: 3 min',
    '-->',
  ].join('\n'),
);
const [, second] = lab.steps;

const verdict: NamedVerdict = {
  name: '1',
  state: 'failed',
  expected: '2',
  seen: '3',
  because: '4',
  fix: 'run',
  fault: 'you',
  evidence: [],
  at: 0,
};

const states: readonly StepState[] = [
  { kind: 'open' },
  { kind: 'skipped', reason: '5' },
  { kind: 'unchecked' },
  { kind: 'blocked', by: ['2'] },
  { kind: 'checking' },
  { kind: 'passed' },
  { kind: 'failed', verdicts: [verdict] },
  { kind: 'remembered' },
  { kind: 'gone' },
];

const container: ContainerFacts = {
  id: '1',
  name: '2',
  image: '3',
  labels: {},
  state: 'running',
  exitCode: 0,
  hostPid: 1,
  workingDirectory: '/',
  tty: true,
  published: [{ address: '127.0.0.1', host: 8080, container: 80 }],
  startedAt: '4',
};

const noLetters = { user: '0', command: '1', commandLine: '1 2' };
const inThread = { name: '3', waitsFor: '4' };
const parent = makeProcess(1, {
  ...noLetters,
  role: 'parent',
  threads: [makeThread(1, { ...inThread, role: 'main' })],
});
const worker = makeProcess(8, {
  ...noLetters,
  threads: (['main', 'listener', 'serving', 'idle', 'other'] as const).map((role, index) =>
    makeThread(8 + index, { ...inThread, role, state: index === 3 ? '?' : 'S' }),
  ),
});
const shell = makeProcess(60, { ...noLetters, role: 'shell', threads: [] });
const snapshot = makeSnapshot([parent, worker, shell], { established: 2, queued: 1 });
const facts = { MaxSpareThreads: 0 };

const situation: GuideSituation = {
  container: '1',
  isRunning: true,
  shells: { host: 'ready', container: 'busy' },
  canAct: true,
  say: undefined,
  offer: undefined,
};
const command = { place: 'container', does: 'run' } as GuideCommand;
const step = { id: '2', title: '2', minutes: 3, places: ['host', 'container'] };
const scene = (state: 'open' | 'passed' | 'failed') => ({
  lab: '1',
  page: { title: '1', minutes: 3, steps: [step as unknown as GuideStep] },
  step: undefined,
  situation,
  steps: {
    '2': {
      ...liveStep(lab, lab.steps[0] ?? never(), noProgress, {
        names: {},
        hints: [],
        outcomeOf: () => undefined,
      }),
      state,
    },
  },
});

/** Everything that can be shown without VS Code and without a browser. */
const shown: Readonly<Record<string, () => readonly (string | undefined)[]>> = {
  'rows of labs': () =>
    states.flatMap((state) =>
      textsOf(
        labRow({
          key: '1',
          lab,
          state: () => state,
          outcome: () => undefined,
          folder: '6',
          readOnly: undefined,
        }),
      ),
    ),
  'rows of broken labs': () => [
    ...textsOf(brokenRow('1', '2', '3', undefined)),
    ...textsOf(brokenRow('1', '2', '3', { line: 4, column: 5, message: '6' })),
  ],
  'rows of containers': () => [
    ...textsOf(containerRow({ lab: '1', container, snapshot, flood: undefined })),
    ...(['partial-request', 'keep-alive'] as const).flatMap((profile) =>
      textsOf(
        containerRow({
          ...{ lab: '1', container, snapshot, queueLimit: 1 },
          flood: floodState({
            ...{ wanted: 9, due: 5, held: 5, dropped: 2, replaced: 1, profile, replacing: false },
            ...{ from: 'container', failed: { '7': 1 }, broken: { '8': 1 } },
          }),
        }),
      ),
    ),
    containerStateWords('exited'),
  ],
  'states of steps': () => states.map(({ kind }) => stateWords(kind)),
  'buttons that mend': () => Object.values(fixTitles).map((title) => title()),
  consent: () => {
    const { question, detail } = consentText(lab);
    return [question, detail];
  },
  'steps of the guide': () =>
    states.map(
      (state) =>
        liveStep(
          lab,
          second ?? never(),
          { ...noProgress, state: () => state },
          {
            names: {},
            hints: [],
            outcomeOf: () => undefined,
          },
        ).words,
    ),
  'words of the guide': () => [
    guide.livePassageWords({ passed: 1, all: 2, steps: 2, minutesLeft: 3 }),
    guide.livePassageWords({ passed: 2, all: 2, steps: 2, minutesLeft: 3 }),
    guide.stepWords(step as unknown as GuideStep, 1),
    ...(['host', 'container', 'repl'] as const).map((place) =>
      guide.placeWords({ place }, { ...situation, container: undefined }),
    ),
    ...(['ready', 'busy', 'none'] as const).map((place) =>
      guide.readinessWords(command, { ...situation, shells: { host: place, container: place } }),
    ),
    guide.readinessWords(command, { ...situation, isRunning: false }),
    ...Object.values(guide.commandButtons).map((title) => title()),
    guide.stopButton(),
    guide.runAllWords(3),
    guide.faultWords('environment'),
    guide.faultWords('lab'),
    ...[true, false].map(guide.needsWords),
  ],
  'news of the guide': () =>
    (['passed', 'failed'] as const).map((state) => newsOf(scene('open'), scene(state), '2')),
  'words of the thread view': () => [
    headline(groupProcesses(snapshot)),
    activity(snapshot, facts, undefined),
    activity(makeSnapshot([parent, shell], { established: 1, queued: 0 }), facts, undefined),
    threads.clientsLine(floodState({ wanted: 3, held: 3 }), undefined),
    ...threads.floodTroubles(
      floodState({ wanted: 3, held: 1, failed: { '7': 1 }, broken: { '8': 1 } }),
    ),
    threads.queueLine(1, 2),
    threads.queueSource(2),
    ...[parent, worker, shell].map(threads.processLabel),
    threads.agoWords(3000),
    threads.agoWords(90_000),
    ...(['host /proc', 'exec', 'engine process list'] as const).map(sourceWords),
    threads.limitLine({ workers: 2, maxRequestWorkers: 5, threadsPerChild: 2 }),
    threads.moreSlots(3),
  ],
  'the sum of the threads': () => {
    const plain = { ...worker, threads: worker.threads.filter(({ role }) => role !== 'other') };
    const whole = { ...plain, threadCount: plain.threads.length };
    const equation = findEquation(groupProcesses(makeSnapshot([parent, whole])));
    return [
      equationPieces(equation ?? never())
        .map(({ text }) => text)
        .join(''),
    ];
  },
};

describe('in a language of brackets', () => {
  const catalogue = pseudoCatalogue();

  for (const [name, give] of Object.entries(shown))
    it(`${name} have no word outside`, () => {
      const texts = speaking(catalogue, give).filter((text) => text !== undefined);
      assert.ok(texts.some((text) => text.includes('⟦')));
      assert.deepEqual(
        texts.filter((text) => /\p{L}{2}/u.test(withoutNames(outsideOf(text)))),
        [],
      );
    });

  it('a word outside is seen', () => {
    assert.equal(outsideOf('⟦{0} of ⟦3 steps⟧⟧ done'), ' done');
  });
});

/** What is called so in every language. */
function withoutNames(text: string): string {
  return text.replaceAll(/\b(?:PID|LWP|NLWP|MaxRequestWorkers|ThreadsPerChild)\b/g, '');
}

function textsOf(row: TreeNode): readonly (string | undefined)[] {
  const { label, description, tooltip, spoken, children = [] } = row;
  return [label, description, tooltip, spoken, ...children.flatMap(textsOf)];
}

function never(): never {
  throw new Error('The fixture lacks what it is made for.');
}
