import assert from 'node:assert/strict';
import type { GuideOutline, GuideStep } from '../../../src/core/guide/page';
import type { GuideScene, LiveCheck, LiveStep } from '../../../src/protocol/guide';
import type { LiveRun } from '../../../src/protocol/guideRuns';
import { readKept } from '../../../src/webview/guide/kept';
import { newsOf } from '../../../src/webview/guide/news';
import { firstOpen, shownStep } from '../../../src/protocol/shownStep';
import { applyMessage, livePassageOf } from '../../../src/webview/guide/state';
import { livePassageWords, stepWords } from '../../../src/webview/guide/words';

function step(id: string, minutes?: number, places: GuideStep['places'] = []): GuideStep {
  const title = `Step ${id}`;
  const blocks = { introduction: [], blocks: [], hints: 1, solution: [] };
  return { id, title, minutes, places, anchors: [], ...blocks };
}

const page: GuideOutline = {
  title: 'A lab',
  minutes: undefined,
  steps: [step('a', 4), step('b', 3), step('c')],
};

const open: LiveStep = {
  state: 'open',
  words: 'not done yet',
  why: undefined,
  checks: {},
  hints: [],
  answers: {},
  ran: {},
};

function scene(steps: Readonly<Record<string, Partial<LiveStep>>>): GuideScene {
  return {
    lab: 'l',
    page,
    step: undefined,
    situation: {
      container: 'c',
      isRunning: true,
      shells: { host: 'none', container: 'none' },
      canAct: true,
      say: undefined,
      offer: undefined,
    },
    steps: Object.fromEntries(page.steps.map(({ id }) => [id, { ...open, ...steps[id] }] as const)),
  };
}

function run(spoken: string): LiveRun {
  const ended = { is: 'good', words: '', details: [], differsAt: undefined } as const;
  return { ...ended, spoken, hasTerminal: true };
}

const failed: LiveCheck = {
  state: 'failed',
  expected: '2 workers',
  seen: '16 workers',
  because: 'Connections are held.',
  fault: 'you',
  fix: undefined,
  evidence: [],
  at: 0,
};

describe('what the guide shows', () => {
  it('is a scene with the changes that came after it', () => {
    assert.equal(applyMessage(undefined, { type: 'change', change: { steps: {} } }), undefined);
    const whole = applyMessage(undefined, { type: 'scene', scene: scene({}) });
    const passed = { ...open, state: 'passed' as const };
    const after = applyMessage(whole, { type: 'change', change: { steps: { b: passed } } });
    assert.deepEqual(after, scene({ b: passed }));
  });

  it('counts steps and minutes that are left, without what is skipped', () => {
    const words = (steps: Readonly<Record<string, Partial<LiveStep>>>): string =>
      livePassageWords(livePassageOf(scene(steps)));
    assert.equal(words({}), '0 of 3 steps · about 7 min left');
    assert.equal(words({ a: { state: 'passed' } }), '1 of 3 steps · about 3 min left');
    assert.equal(words({ a: { state: 'passed' }, b: { state: 'skipped' } }), '1 of 2 steps');
    const all = { state: 'passed' } as const;
    assert.equal(words({ a: all, b: all, c: all }), '3 of 3 steps · done');
  });

  it('counts nothing that cannot be checked', () => {
    const text = { state: 'unchecked' } as const;
    const words = (steps: Readonly<Record<string, Partial<LiveStep>>>): string =>
      livePassageWords(livePassageOf(scene(steps)));
    assert.equal(words({ a: text }), '0 of 2 steps · about 3 min left');
    assert.equal(words({ a: text, b: text, c: text }), '3 steps');
    assert.equal(firstOpen(scene({ a: text }))?.id, 'a');
    assert.equal(firstOpen(scene({ a: text, b: { state: 'passed' } }))?.id, 'c');
  });

  it('stays at the place of a step whose title is being changed', () => {
    const before = scene({});
    const renamed = {
      ...before,
      page: {
        ...page,
        steps: page.steps.map((step) => (step.id === 'b' ? { ...step, id: 'bb' } : step)),
      },
    };
    assert.equal(shownStep(renamed, 'b', before)?.id, 'bb');
    assert.equal(shownStep(renamed, 'b')?.id, 'a');
    const shorter = { ...before, page: { ...page, steps: page.steps.slice(0, 1) } };
    assert.equal(shownStep(shorter, 'c', before)?.id, 'a');
    assert.equal(shownStep({ ...renamed, lab: 'other' }, 'b', before)?.id, 'a');
  });

  it('is the step that was shown, or else the first that is to be done', () => {
    const there = scene({ a: { state: 'passed' } });
    assert.equal(firstOpen(there)?.id, 'b');
    assert.equal(shownStep(there, 'c')?.id, 'c');
    assert.equal(shownStep(there, 'gone')?.id, 'b');
  });

  it('says where the commands of a step run, and how long it takes', () => {
    assert.equal(
      stepWords(step('a', 3, ['host', 'container']), 5),
      'Step 5 · on your machine and inside the container · 3 min',
    );
    assert.equal(stepWords(step('a'), 1), 'Step 1');
  });

  it('is kept, whatever was kept before', () => {
    const nothing = { lab: undefined, step: undefined, scrolled: 0 };
    for (const kept of [undefined, null, 5, 'x', { lab: 1, step: [], scrolled: 'a' }])
      assert.deepEqual(readKept(kept), nothing);
    const all = { lab: 'l', step: 'a', scrolled: 10 };
    assert.deepEqual(readKept(all), all);
  });
});

describe('what a screen reader hears', () => {
  const news = (from: Partial<LiveStep>, to: Partial<LiveStep>): string | undefined =>
    newsOf(scene({ a: from }), scene({ a: to }), 'a');
  const cases: readonly [string, Partial<LiveStep>, Partial<LiveStep>, string | undefined][] = [
    ['nothing where nothing has changed', {}, {}, undefined],
    ['a step that is passed', {}, { state: 'passed' }, 'Step Step a is passed.'],
    ['nothing of a check that begins', {}, { state: 'checking' }, undefined],
    [
      'why a step has failed',
      { state: 'checking' },
      { state: 'failed', checks: { 1: failed } },
      'Step Step a: Expected 2 workers. Saw 16 workers. Connections are held.',
    ],
    ['a hint', {}, { hints: ['<p>A <code>&lt;b&gt;</code></p>\n'] }, 'Hint: A <b>'],
    [
      'what is said of an answer',
      {},
      { answers: { 1: { text: '5', is: 'wrong', say: 'Too few.', measured: undefined } } },
      'Too few.',
    ],
    [
      'how a command has ended',
      { ran: { 1: run('') } },
      { ran: { 1: run('exit code 0') } },
      'exit code 0.',
    ],
    ['nothing of a command that begins', {}, { ran: { 1: run('') } }, undefined],
  ];
  for (const [name, from, to, words] of cases)
    it(`is ${name}`, () => {
      assert.equal(news(from, to), words);
    });

  it('is told of a few steps where many have ended at once', () => {
    const many = Array.from({ length: 300 }, (_, index) => step(String(index)));
    const all = (state: LiveStep['state']): GuideScene => ({
      ...scene({}),
      page: { ...page, steps: many },
      steps: Object.fromEntries(many.map(({ id }) => [id, { ...open, state }] as const)),
    });
    const words = newsOf(all('open'), all('passed'), '0') ?? '';
    assert.match(words, /^(?:Step Step \d is passed\. ){3}More steps have ended: 297\.$/);
  });

  it('is nothing when the page opens', () => {
    assert.equal(newsOf(undefined, scene({ a: { state: 'passed' } }), 'a'), undefined);
  });
});
