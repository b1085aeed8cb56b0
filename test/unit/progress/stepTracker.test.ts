import assert from 'node:assert/strict';
import type { Verdict } from '../../../src/core/checks/verdict';
import { parseLab } from '../../../src/core/lab/parseLab';
import { noEnvironment } from '../../../src/core/progress/runMemory';
import type { NamedVerdict } from '../../../src/core/progress/stepState';
import { StepTracker } from '../../../src/core/progress/stepTracker';

const runs = '<!-- check: { name: Runs, container: running } -->';

const text = `# A lab
## Build
<!-- step
id: build
-->
<!-- check: { name: Runs, container: running } -->
<!-- action: run -->
## Look
<!-- step
id: look
needs: [build]
-->
<!-- check: { name: Runs, container: running } -->
## Flood
<!-- step
id: flood
needs: [look]
-->
<!-- check: { name: Runs, container: running } -->
<!-- action: { flood: 3 } -->
## Clean up
<!-- step
id: clean
needs: [build]
-->
<!-- check: { name: Runs, container: running } -->
<!-- action: stop -->
`;

describe('StepTracker', () => {
  const { lab } = parseLab(text);
  const begin = (remembered?: StepTracker): StepTracker =>
    new StepTracker(lab, 'v1', remembered?.memory);
  const states = (tracker: StepTracker): readonly string[] =>
    lab.steps.map((step) => tracker.state(step).kind);
  const worth = (tracker: StepTracker): readonly string[] =>
    tracker.worthAsking.map(({ id }) => id);
  const pass = (tracker: StepTracker, ...steps: readonly string[]): void => {
    for (const step of steps) tracker.checked(step, [verdict('passed')]);
  };

  it('begins with what needs nothing open, and the rest blocked', () => {
    const tracker = begin();
    tracker.meet(noEnvironment);
    assert.deepEqual(states(tracker), ['open', 'blocked', 'blocked', 'blocked']);
    assert.deepEqual(worth(tracker), ['build']);
  });

  it('keeps what was found of a step that passed or failed, until another container is there', () => {
    const tracker = begin();
    const [build] = lab.steps;
    assert.ok(build);
    tracker.meet('a');
    assert.deepEqual(tracker.found(build), []);
    tracker.begin('build');
    tracker.checked('build', [verdict('failed')], true);
    assert.equal(tracker.found(build)[0]?.state, 'failed');
    pass(tracker, 'build');
    assert.equal(tracker.found(build)[0]?.state, 'passed');
    tracker.meet('b');
    assert.deepEqual(tracker.found(build), []);
  });

  it('finds nothing of a step that nobody is through with', () => {
    const tracker = begin();
    tracker.meet('a');
    tracker.checked('build', [verdict('failed')], false);
    assert.deepEqual(
      lab.steps.flatMap((step) => tracker.found(step)),
      [],
    );
  });

  it('remembers what was measured of a prediction', () => {
    const tracker = begin();
    tracker.measured('how-many', '17 processes');
    assert.deepEqual(begin(tracker).memory.measured, { 'how-many': '17 processes' });
  });

  it('asks by itself only what changes the system, and what the student has begun', () => {
    const tracker = begin();
    tracker.meet('a');
    pass(tracker, 'build');
    assert.deepEqual(worth(tracker), ['clean']);
    tracker.begin('look');
    assert.deepEqual(worth(tracker), ['look', 'clean']);
  });

  it('calls nothing failed that nobody has begun', () => {
    const tracker = begin();
    tracker.meet('a');
    tracker.checked('build', [verdict('failed')]);
    assert.equal(states(tracker)[0], 'open');
    tracker.begin('build');
    tracker.checked('build', [verdict('failed')]);
    assert.equal(states(tracker)[0], 'failed');
  });

  it('shows a check that goes on, and forgets one that was broken off', () => {
    const tracker = begin();
    tracker.meet('a');
    tracker.checking('build');
    assert.equal(states(tracker)[0], 'checking');
    tracker.checked('build', undefined);
    assert.equal(states(tracker)[0], 'open');
  });

  it('keeps what was passed while its container lives, and knows it as gone afterwards', () => {
    const tracker = begin();
    tracker.meet('a');
    pass(tracker, 'build', 'look');
    assert.deepEqual(states(tracker).slice(0, 2), ['passed', 'passed']);
    tracker.meet(noEnvironment);
    assert.deepEqual(states(tracker).slice(0, 2), ['gone', 'gone']);
    tracker.meet('b');
    assert.deepEqual(states(tracker).slice(0, 2), ['gone', 'gone']);
    tracker.meet('a');
    assert.deepEqual(states(tracker).slice(0, 2), ['passed', 'passed']);
  });

  it('claims nothing as long as nobody can say what is there', () => {
    const before = begin();
    before.meet('a');
    pass(before, 'build');
    const tracker = begin(before);
    assert.equal(tracker.knowsEnvironment, false);
    assert.equal(states(tracker)[0], 'remembered');
    tracker.meet('a');
    assert.equal(states(tracker)[0], 'passed');
  });

  it('keeps the ticks of a lab that was finished by throwing its container away', () => {
    const tracker = begin();
    tracker.meet('a');
    pass(tracker, 'build', 'look', 'flood');
    tracker.meet(noEnvironment);
    pass(tracker, 'clean');
    assert.deepEqual(new Set(states(tracker)), new Set(['passed']));
    assert.deepEqual(new Set(states(begin(tracker))), new Set(['passed']));
  });

  it('begins a new run with the next container after a finished one', () => {
    const tracker = begin();
    tracker.meet('a');
    pass(tracker, 'build', 'look', 'flood');
    tracker.meet(noEnvironment);
    pass(tracker, 'clean');
    tracker.meet('b');
    assert.deepEqual(states(tracker), ['open', 'blocked', 'blocked', 'blocked']);
  });

  it('has not cleaned up any more once there is a container again', () => {
    const tracker = begin();
    tracker.meet('a');
    pass(tracker, 'build');
    tracker.meet(noEnvironment);
    pass(tracker, 'clean');
    assert.equal(states(tracker)[3], 'passed');
    tracker.meet('b');
    pass(tracker, 'build', 'look', 'flood');
    assert.deepEqual(states(tracker), ['passed', 'passed', 'passed', 'open']);
    assert.equal(tracker.isFinished, false);
  });

  it('remembers nothing of another text', () => {
    const before = begin();
    before.meet('a');
    pass(before, 'build');
    const tracker = new StepTracker(lab, 'v2', before.memory);
    tracker.meet('a');
    assert.equal(states(tracker)[0], 'open');
  });

  it('remembers what was seen of a step that was passed, and of no other', () => {
    const before = begin();
    before.meet('a');
    before.begin('build');
    before.checked('build', [{ ...verdict('passed'), evidence: Array<string>(99).fill('row') }]);
    before.begin('look');
    before.checked('look', [verdict('failed')]);
    const tracker = begin(before);
    tracker.meet('a');
    const found = lab.steps.map((step) => tracker.found(step).map(({ state }) => state));
    assert.deepEqual(found.slice(0, 2), [['passed'], []]);
    assert.equal(tracker.found(lab.steps[0] ?? assert.fail())[0]?.evidence.length, 10);
    tracker.meet('b');
    assert.deepEqual(tracker.found(lab.steps[0] ?? assert.fail()), []);
  });

  it('calls nothing passed that has no check, and lets it keep nobody from going on', () => {
    const { lab: mixed } = parseLab(
      [
        '# A',
        '## Read',
        '<!-- action: run -->',
        '## Do',
        '<!-- step: { needs: read } -->',
        runs,
      ].join('\n'),
    );
    const tracker = new StepTracker(mixed, 'v1', undefined);
    const kinds = (): readonly string[] => mixed.steps.map((step) => tracker.state(step).kind);
    tracker.meet('a');
    tracker.begin('read');
    assert.deepEqual(worth(tracker), []);
    assert.deepEqual(kinds(), ['unchecked', 'open']);
    assert.equal(tracker.isFinished, false);
    pass(tracker, 'do');
    assert.equal(tracker.isFinished, true);
  });

  it('remembers answers', () => {
    const tracker = begin();
    tracker.answer('how-many', '17');
    assert.deepEqual(begin(tracker).memory.answers, { 'how-many': '17' });
  });

  it('skips what is for another place and what needs that, and is finished without it', () => {
    const { lab: mixed } = parseLab(
      [
        '# A',
        ...['## One', runs],
        ...['## Two', '<!-- only: { engine: podman } -->', runs],
        ...['## Three', '<!-- step: { needs: two } -->', runs],
      ].join('\n'),
    );
    const tracker = new StepTracker(mixed, 'v1', undefined);
    const kinds = (): readonly string[] => mixed.steps.map((step) => tracker.state(step).kind);
    tracker.meet('a');
    assert.deepEqual(kinds(), ['open', 'open', 'blocked']);
    tracker.settleIn({ os: 'linux', engine: 'docker', architecture: 'x64' });
    assert.deepEqual(kinds(), ['open', 'skipped', 'skipped']);
    assert.deepEqual(tracker.state(mixed.steps[1] ?? assert.fail()), {
      kind: 'skipped',
      reason: 'It is only for Podman (the engine is Docker).',
    });
    tracker.begin('two');
    assert.deepEqual(worth(tracker), []);
    pass(tracker, 'one');
    assert.equal(tracker.isFinished, true);
    tracker.settleIn({ os: 'linux', engine: 'podman', architecture: 'x64' });
    assert.deepEqual(kinds(), ['passed', 'open', 'blocked']);
  });

  it('forgets nothing of a lab that is skipped as a whole', () => {
    const { lab: whole } = parseLab('# A\n<!-- only: { os: windows } -->\n## One\n');
    const skipped = new StepTracker(whole, 'v1', undefined);
    skipped.settleIn({ os: 'linux', engine: 'docker', architecture: 'x64' });
    skipped.answer('how-many', '17');
    skipped.meet('a');
    assert.deepEqual(skipped.memory.answers, { 'how-many': '17' });
  });

  it('tells each change, and nothing once it is disposed', () => {
    const tracker = begin();
    let told = 0;
    tracker.onChange(() => (told += 1));
    tracker.meet('a');
    tracker.meet('a');
    assert.equal(told, 1);
    tracker.dispose();
    tracker.meet('b');
    assert.equal(told, 1);
  });
});

function verdict(state: Verdict['state']): NamedVerdict {
  return {
    name: 'a check',
    state,
    expected: 'one',
    seen: 'two',
    because: undefined,
    fix: undefined,
    fault: undefined,
    evidence: [],
    at: 0,
  };
}
