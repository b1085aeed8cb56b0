import * as vscode from 'vscode';
import { passedKey } from '../core/walkthrough/names';
import type { LabSession } from '../run/labSession';
import type { Services } from './services';
import { contributedWalkthrough, type Walkthrough } from './walkthroughs';

/**
 * Keeps the ticks of the walkthroughs true. A context key ticks a step; VS Code never takes a tick
 * back by itself, and does not tick again by the key after one was taken back. Its own two commands
 * do both ways; they are not documented, so where they are missing nothing is said: the trees show
 * the truth as well.
 */
export function registerWalkthroughTicks({ labs, context }: Services): vscode.Disposable {
  return labs.onDidOpen((session) => {
    const walkthrough = contributedWalkthrough(context.extension, session.lab.id);
    if (walkthrough !== undefined) follow(session, walkthrough);
  });
}

function follow({ lab, tracker }: LabSession, walkthrough: Walkthrough): void {
  const shown = new Map<string, boolean>();
  const show = (): void => {
    for (const step of lab.steps) {
      const { kind } = tracker.state(step);
      // While a check goes on, what was shown stays.
      if (kind === 'checking' || !tracker.knowsEnvironment) continue;
      const isPassed = kind === 'passed';
      if (shown.get(step.id) === isPassed) continue;
      shown.set(step.id, isPassed);
      void tick(walkthrough.stepId(step.id), passedKey(lab.id, step.id), isPassed);
    }
  };
  tracker.onChange(show);
  show();
}

async function tick(stepId: string, key: string, isPassed: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, isPassed);
  try {
    await vscode.commands.executeCommand(
      isPassed ? 'welcome.markStepComplete' : 'welcome.markStepIncomplete',
      stepId,
    );
  } catch {
    // A VS Code without these commands: ticks then only come, as the key sets them.
  }
}
