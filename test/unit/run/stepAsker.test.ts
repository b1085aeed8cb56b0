import assert from 'node:assert/strict';
import type { Observer } from '../../../src/core/checks/observer';
import { parseLab } from '../../../src/core/lab/parseLab';
import type { ContainerState } from '../../../src/core/ports';
import { StepTracker } from '../../../src/core/progress/stepTracker';
import { StepAsker } from '../../../src/run/stepAsker';
import { fakeObserver } from '../../helpers/fakeObserver';
import { HeldClock, settled } from '../../helpers/heldClock';
import { floodState } from '../../helpers/floods';

const text = `---
container: { container_name: demo, image: "demo:1" }
---
## Flood
<!-- action: { flood: 100 } -->
<!-- action: release -->
<!-- check
name: Grew, then fell
flood: { held: '>= 16' }
within: 15 s
then: { flood: { held: '< 10' }, within: 60 s }
-->
<!-- check
name: Nothing is dropped
flood: { dropped: 0 }
within: 1 s
-->
## Lasts
<!-- action: { flood: 100 } -->
<!-- check: { name: Lasts, flood: { held: 3 }, for: 5 s } -->
## Restarted
<!-- action: run -->
<!-- check: { name: Goes, container: running, then: { container: absent, within: 60 s } } -->
## Answer
<!-- question: { id: q, ask: How many?, answer: 17, feedback: [{ when: 16, say: The parent. }] } -->
<!-- check: { name: Answered, answer: q, within: 20 s } -->
<!-- check: { name: Held, flood: { held: 5 }, within: 20 s } -->
`;

describe('StepAsker', () => {
  const { lab, problems } = parseLab(text);
  const [flood, lasts, restarted, answer] = lab.steps;
  assert.ok(flood && lasts && restarted && answer, JSON.stringify(problems));

  let clock: HeldClock;
  let tracker: StepTracker;
  let asker: StepAsker;
  let held: number;
  let dropped: number;
  let looks: number;
  let rests: number;
  let state: ContainerState | undefined;
  let answers: Record<string, string>;
  let failures: unknown[];

  beforeEach(() => {
    clock = new HeldClock();
    tracker = new StepTracker(lab, 'v1', undefined);
    tracker.meet('a');
    [held, dropped, looks, rests] = [0, 0, 0, 0];
    state = 'running';
    answers = {};
    failures = [];
    const observer: Observer = fakeObserver({
      flood() {
        looks += 1;
        return floodState({ wanted: 100, held, dropped, replaced: 0 });
      },
      container: () =>
        Promise.resolve(
          state && {
            id: 'a',
            name: 'demo',
            image: 'demo:1',
            labels: {},
            state,
            exitCode: 0,
            hostPid: 1,
            workingDirectory: '/',
            tty: true,
            published: [],
            startedAt: '',
          },
        ),
      answers: () => answers,
    });
    asker = new StepAsker(lab, tracker, clock, {
      observer: () => Promise.resolve(observer),
      settle: () => Promise.resolve(),
      rest: () => Promise.resolve(void (rests += 1)),
      report: (failure) => failures.push(failure),
    });
  });

  afterEach(async () => {
    asker.dispose();
    await settled();
    assert.deepEqual(failures, []);
    assert.equal(clock.sleeping, 0, 'nobody waits any more');
  });

  const kind = (step: typeof flood): string => tracker.state(step).kind;

  it('asks once, also for who asks when told that it is being asked', async () => {
    let told = 0;
    const heard = tracker.onChange(() => {
      if (tracker.state(answer).kind === 'checking' && told++ === 0) void asker.ask(answer, 'wait');
    });
    let begun = 0;
    const checking = tracker.checking.bind(tracker);
    tracker.checking = (step) => {
      begun += 1;
      checking(step);
    };
    answers = { q: '17' };
    held = 5;
    await asker.ask(answer, 'wait');
    heard.dispose();
    assert.equal(told > 0, true);
    assert.equal(begun, 1);
  });

  it('never waits when it only looks, and watches nothing that has not begun', async () => {
    held = 15;
    await asker.askWorth();
    assert.deepEqual([kind(flood), clock.sleeping, asker.isAsking], ['open', 1, true]);
    state = undefined;
    await clock.pass(250);
    assert.deepEqual([clock.sleeping, asker.isAsking], [0, false]);
  });

  it('watches on by itself what a look saw begin, and ticks the step in the end', async () => {
    state = undefined;
    held = 17;
    const verdicts = await asker.ask(flood, 'look');
    assert.deepEqual(
      verdicts?.map(({ seen }) => seen),
      ['connections: 17 held so far', 'connections: 0 dropped by the server'],
    );
    assert.deepEqual([kind(flood), asker.isAsking, clock.time], ['open', true, 0]);
    await clock.pass(30_000);
    assert.equal(kind(flood), 'open', 'nothing says "checking", since nobody has asked');
    held = 9;
    const before = rests;
    await clock.pass(1000);
    assert.deepEqual([kind(flood), asker.isAsking], ['passed', false]);
    assert.ok(rests > before, 'nothing of ours stays in the container');
  });

  it('answers other steps, and looks at this one, while it watches', async () => {
    held = 17;
    void asker.follow(flood);
    await clock.pass(1000);
    assert.equal(kind(flood), 'checking');
    assert.equal((await asker.ask(lasts, 'look'))?.[0]?.state, 'failed');
    let isAnswered = false;
    void asker.ask(flood, 'look').then(() => (isAnswered = true));
    held = 3;
    await clock.pass(1000);
    assert.ok(isAnswered);
    assert.equal(kind(flood), 'passed');
  });

  it('follows a check by one watch, however many ask', async () => {
    held = 17;
    await asker.ask(flood, 'look');
    const before = looks;
    const both = Promise.all([asker.ask(flood, 'wait'), asker.ask(flood, 'wait')]);
    await clock.pass(10_000);
    assert.equal(looks - before, 10 * 4, 'one look after each pause');
    held = 0;
    await clock.pass(1000);
    const [one, other] = await both;
    assert.deepEqual(
      one?.map((verdict) => verdict.state),
      ['passed', 'passed'],
    );
    assert.equal(one, other);
  });

  it('asks the others when what takes time is over', async () => {
    held = 17;
    dropped = 4;
    const asked = asker.ask(flood, 'wait');
    await clock.pass(20_000);
    [held, dropped] = [0, 0];
    await clock.pass(1000);
    assert.deepEqual(
      (await asked)?.map((verdict) => verdict.state),
      ['passed', 'passed'],
    );
  });

  it('keeps what was seen as long as the container runs', async () => {
    held = 17;
    dropped = 4;
    await asker.ask(flood, 'look');
    held = 0;
    await clock.pass(1000);
    assert.equal(kind(flood), 'open', 'something else does not hold yet');
    dropped = 0;
    await asker.askWorth();
    assert.equal(kind(flood), 'passed');
  });

  it('forgets it with another container, and breaks off what it watches', async () => {
    held = 17;
    dropped = 4;
    await asker.ask(flood, 'look');
    held = 0;
    await clock.pass(1000);
    asker.beginAnew();
    dropped = 0;
    await asker.ask(flood, 'look');
    assert.equal(kind(flood), 'open');
    held = 17;
    const asked = asker.ask(flood, 'wait');
    await clock.pass(1000);
    asker.beginAnew();
    assert.equal(await asked, undefined);
    assert.deepEqual([kind(flood), clock.sleeping], ['open', 0]);
  });

  it('goes on waiting for the container itself to end', async () => {
    const asked = asker.ask(restarted, 'wait');
    await clock.pass(1000);
    state = undefined;
    asker.beginAnew();
    await clock.pass(1000);
    assert.equal((await asked)?.[0]?.state, 'passed');
  });

  it('sees something last', async () => {
    held = 3;
    const asked = asker.ask(lasts, 'wait');
    await clock.pass(5000);
    assert.equal((await asked)?.[0]?.seen, 'connections: 3 held for 5 s');
    assert.equal(kind(lasts), 'passed');
  });

  it('asks once more where something was done while it asked', async () => {
    tracker.begin(answer.id);
    asker.makeDue(answer);
    answers = { q: '16' };
    void asker.follow(answer);
    await clock.pass(1000);
    assert.equal(kind(answer), 'checking', 'another of its checks still waits');
    answers = { q: '17' };
    void asker.follow(answer);
    held = 5;
    await clock.pass(1000);
    assert.equal(kind(answer), 'passed');
  });

  it('does not wait for a wrong answer to become right', async () => {
    held = 5;
    tracker.begin(answer.id);
    asker.makeDue(answer);
    answers = { q: '16' };
    await asker.ask(answer, 'wait');
    const now = tracker.state(answer);
    assert.equal(now.kind === 'failed' && now.verdicts[0]?.because, 'The parent.');
    assert.equal(clock.time, 0);
  });

  it('ends all its watches with the lab', async () => {
    held = 17;
    await asker.ask(flood, 'look');
    const asked = asker.ask(lasts, 'wait');
    await clock.pass(1000);
    asker.dispose();
    assert.equal(await asked, undefined);
    assert.equal(clock.sleeping, 0);
  });
});
