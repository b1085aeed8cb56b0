import * as vscode from 'vscode';
import type { EngineState } from '../run/engineLink';
import { isFlooded, isReplacing, isReplacingPaused } from './commands/fitting';
import { contextKeys } from './ids';
import type { Services } from './services';

/** Keeps the context keys true, by which menus and welcome texts show only what can work now. */
export function registerContexts({ labs, link }: Services): vscode.Disposable {
  const shown = new Map<string, unknown>();
  const set = (key: string, value: unknown): void => {
    if (shown.get(key) === value) return;
    shown.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    const containers = labs.sessions.flatMap(({ container }) => container ?? []);
    set(contextKeys.engine, engineWord(link.state));
    set(contextKeys.container, containers.length > 0);
    set(
      contextKeys.running,
      containers.some(({ state }) => state === 'running'),
    );
    set(contextKeys.flooded, labs.sessions.some(isFlooded));
    set(contextKeys.replacing, labs.sessions.some(isReplacing));
    set(contextKeys.replacingPaused, labs.sessions.some(isReplacingPaused));
    const steps = labs.sessions.flatMap(({ lab }) => lab.steps);
    set(
      contextKeys.hints,
      steps.some(({ items }) => items.some(({ kind }) => kind === 'hint')),
    );
  };
  update();
  return vscode.Disposable.from(
    link.onChange(update),
    labs.onDidChange(update),
    labs.onDidOpen((session) => {
      session.onChange(update);
      session.onFlood(update);
      update();
    }),
  );
}

function engineWord(state: EngineState): string {
  if (state.kind !== 'lost') return state.kind;
  const words: Record<string, string> = {
    'engine-missing': 'missing',
    'engine-stopped': 'stopped',
    'engine-forbidden': 'forbidden',
  };
  return words[state.error.code] ?? 'other';
}
