import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/disposable';
import { describeCaught } from '../../core/base/errors';
import type { LabSession } from '../../run/labSession';
import { viewIds } from '../ids';
import type { Services } from '../services';
import type { containerRow } from './containerRows';
import { openPids } from './openProcesses';

/** More often nobody can read a tree, and each time VS Code asks for the rows anew. */
const drawMilliseconds = 250;
/** While the view shows that no engine answers, a student who starts one sees it at once. */
const retryMilliseconds = 3000;

/**
 * The view of the labs' containers with their processes and threads, live while it is visible. It
 * is empty where there is no engine or nothing was built; then its welcome text says what to do.
 */
export function registerContainerView(services: Services): vscode.Disposable {
  const {
    floods,
    labs,
    link,
    log,
    trees: { container: tree },
  } = services;
  const view = vscode.window.createTreeView(viewIds.container, { treeDataProvider: tree });
  view.title = l10n.t('Container');
  const watched = new Map<LabSession, Disposable>();
  /** Rows that the student has opened: threads of a big container are read of those processes only. */
  const open = new Set<string>();
  /** Undefined until the view is first seen. */
  let rowOf: typeof containerRow | undefined;
  let drawing: NodeJS.Timeout | undefined;
  let retrying: NodeJS.Timeout | undefined;

  const draw = (): void => {
    drawing = undefined;
    const rows = labs.sessions.flatMap((session) => {
      const { lab, container, live, flood, queueLimit } = session;
      if (container === undefined || rowOf === undefined) return [];
      const port = floods.portOf(session);
      return [rowOf({ lab: lab.id, container, snapshot: live.last, flood, queueLimit, port })];
    });
    tree.show(link.state.kind === 'connected' ? rows : []);
  };
  const drawSoon = (): void => {
    if (view.visible) drawing ??= setTimeout(draw, drawMilliseconds);
  };
  const look = (session: LabSession): void => {
    if (!view.visible || watched.has(session)) return;
    const shown = (): readonly number[] => openPids(open, session.container?.id ?? '');
    watched.set(session, session.live.watch(drawSoon, shown));
  };
  const lookAway = (): void => {
    for (const watch of watched.values()) watch.dispose();
    watched.clear();
    clearTimeout(drawing);
    clearInterval(retrying);
    drawing = retrying = undefined;
  };
  const connect = (): void => void link.connect().catch(() => undefined);
  const begin = async (): Promise<void> => {
    rowOf ??= (await import('./containerRows')).containerRow;
    for (const lab of await labs.all()) if ('session' in lab) look(lab.session);
    draw();
  };
  const adjust = (): void => {
    if (!view.visible) {
      lookAway();
      return;
    }
    retrying ??= setInterval(() => {
      if (link.state.kind === 'lost') connect();
    }, retryMilliseconds);
    connect();
    begin().catch((caught: unknown) => {
      log.warn(describeCaught(caught));
    });
  };
  adjust();
  return vscode.Disposable.from(
    view,
    { dispose: lookAway },
    view.onDidChangeVisibility(adjust),
    view.onDidExpandElement(({ element }) => open.add(element)),
    view.onDidCollapseElement(({ element }) => open.delete(element)),
    link.onChange(drawSoon),
    labs.onDidChange(() => {
      lookAway();
      adjust();
    }),
    labs.onDidOpen((session) => {
      session.onChange(drawSoon);
      session.onFlood(drawSoon);
      look(session);
    }),
  );
}
