import assert from 'node:assert/strict';
import { itemTitle } from '../../../src/core/lab/itemTitle';
import type { ActionWork, Command, Question, StepItem } from '../../../src/core/lab/model';

const line = 1;
const probe = { kind: 'processes', expects: {} };

function command(text: string, more: Partial<Command> = {}): Command {
  return {
    ...{ kind: 'command', line, text, target: 'host', prompt: '$ ', sample: '' },
    ...{ moves: undefined, offeredOnly: false, manner: undefined, ...more },
  };
}

function action(work: ActionWork): StepItem {
  return { kind: 'action', line, work };
}

function question(predicts: Question['predicts']): Question {
  const asked = { id: 'q', ask: 'How many?', type: 'text', choices: [] } as const;
  return { kind: 'question', line, ...asked, answer: undefined, feedback: [], predicts };
}

describe('itemTitle', () => {
  const enters = { moves: 'enters-container' } as const;
  const leaves = { moves: 'leaves-container', target: 'container' } as const;
  const table: readonly (readonly [item: StepItem, title: string | undefined])[] = [
    [action({ do: 'build' }), 'Build Container'],
    [action({ do: 'run' }), 'Start Container'],
    [action({ do: 'flood', count: 100 }), 'Flood 100 Connections'],
    [action({ do: 'flood', count: 1 }), 'Flood 1 Connection'],
    [action({ do: 'flood', count: 9, port: 81 }), 'Flood 9 Connections at Port 81'],
    [action({ do: 'flood', count: 9, profile: 'partial-request' }), 'Flood 9 Connections'],
    [action({ do: 'flood', count: 9, profile: 'keep-alive' }), 'Flood 9 Idle Connections'],
    [action({ do: 'flood', count: 1, profile: 'keep-alive' }), 'Flood 1 Idle Connection'],
    [action({ do: 'flood', count: 9, rampMilliseconds: 1500 }), 'Flood 9 Connections over 1.5 s'],
    [action({ do: 'flood', count: 9, rampMilliseconds: 90_000 }), 'Flood 9 Connections over 90 s'],
    [action({ do: 'flood', count: 9, rampMilliseconds: 49 }), 'Flood 9 Connections'],
    [
      action({
        ...{ do: 'flood', count: 100, port: 8081, profile: 'keep-alive' },
        ...{ rampMilliseconds: 300_000, replacing: false, limitMilliseconds: 600_000 },
      }),
      'Flood 100 Idle Connections at Port 8081 over 5 min',
    ],
    [action({ do: 'release' }), 'Release Connections'],
    [action({ do: 'stop' }), 'Stop Container'],
    [action({ do: 'open', view: 'threads' }), 'Show Threads'],
    [action({ do: 'open', view: 'page' }), 'Open the Page'],
    [action({ do: 'exec', command: 'httpd -M' }), 'Run: httpd -M'],
    [action({ do: 'terminal', command: 'make run' }), 'Run: make run'],
    [command('ps -ef'), 'Run: ps -ef'],
    [command('ps -ef', { target: 'container' }), 'Run: ps -ef'],
    [command('docker exec -it apache2-test bash', enters), 'Open Shell in Container'],
    [command('exit', leaves), 'Leave the Container'],
    [command('ls', { offeredOnly: true, prompt: '' }), 'Insert: ls'],
    [command('print(1)', { target: 'repl', prompt: '>>> ' }), undefined],
    [command('docker run \\\n  --rm httpd'), 'Run: docker run …'],
    [command('cat <<END\nx\nEND'), 'Run: cat <<END …'],
    [command('x'.repeat(60)), `Run: ${'x'.repeat(60)}`],
    [command('x'.repeat(61)), `Run: ${'x'.repeat(58)} …`],
    [command('\u{1f600}'.repeat(40)), `Run: ${'\u{1f600}'.repeat(29)} …`],
    [question({ probe, during: 'flood' }), 'Make Your Prediction'],
    [question(undefined), 'Answer the Question'],
    [
      {
        ...{ kind: 'check', line, name: 'It runs', probe, because: [] },
        ...{ withinMilliseconds: 0, forMilliseconds: 0, then: [] },
      },
      undefined,
    ],
    [{ kind: 'hint', line, text: 'Look.' }, undefined],
  ];
  for (const [item, title] of table) {
    it(`of ${JSON.stringify(item).slice(0, 80)} is ${title ?? 'none'}`, () => {
      assert.equal(itemTitle(item), title);
    });
  }
});
