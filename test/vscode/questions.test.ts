import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { assessAnswer } from '../../src/core/checks/assessAnswer';
import { namedQuestion } from '../../src/core/lab/namedItems';
import { parseLab } from '../../src/core/lab/parseLab';
import type { LabSession } from '../../src/run/labSession';
import { askQuestion } from '../../src/ui/commands/askQuestion';

const text = `## Step
<!-- question: { id: mpm, ask: Which MPM?, choices: [event, prefork], answer: event, feedback: [{ when: prefork, say: Not here. }] } -->
`;

describe('a question with choices', () => {
  const [step] = parseLab(text).lab.steps;
  const question = step?.items.find((item) => item.kind === 'question');
  assert.ok(step && question);

  it('lets the student choose, and tells what is to be said of a wrong choice', async () => {
    const given: string[] = [];
    const asked = askQuestion(sessionOf(given), question, step);
    // The list takes no choice before it is there, and nothing tells when that is.
    while (given.length === 0) {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await sleep(100);
    }
    assert.equal(given.length, 1);
    assert.ok(question.choices.includes(given[0] ?? ''));
    await dismissedUntil(asked);
  });

  it('can be left', async () => {
    const asked = askQuestion(sessionOf([]), question, step);
    const left = assert.rejects(asked);
    await dismissedUntil(left);
  });
});

/** A session that only takes answers. */
function sessionOf(given: string[]): LabSession {
  const session: Pick<LabSession, 'answer'> & { tracker: object } = {
    tracker: { memory: { answers: {} } },
    answer: (_, asked, answer) => {
      given.push(answer);
      return Promise.resolve(assessAnswer(namedQuestion(asked), answer, {}));
    },
  };
  return session as unknown as LabSession;
}

/** Closes lists and messages until nobody waits for one any more. */
async function dismissedUntil(done: Promise<unknown>): Promise<void> {
  const end = new AbortController();
  void done.finally(() => {
    end.abort();
  });
  while (!end.signal.aborted) {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await sleep(100);
  }
}
