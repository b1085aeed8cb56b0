import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { floodFigures } from '../../core/flood/floodFigures';
import { clockTime, isSpent, profileWords, targetWords } from '../../core/flood/floodWords';
import type { FloodState } from '../../core/ports';
import type { LabSession } from '../../run/labSession';
import { commandIds, type CommandId } from '../ids';

/** What the status bar tells of a flood when it is pointed at: each number with its source, when it
 * ends, and what can be done. */
export function floodTooltip(
  session: LabSession,
  state: FloodState,
  port: number | undefined,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  // A list of the commands that it may run would be a new one to VS Code each time that anything of the
  // item changes, and the tooltip would be made anew under the pointer. What is not ours is escaped.
  text.isTrusted = true;
  const target = targetWords(session.loaded.container.name, port);
  text.appendMarkdown('**').appendText(l10n.t('Flood of {0}', target));
  text.appendMarkdown(`**\n\n${profileWords(state.profile)}\n\n| | | |\n| --: | :-- | :-- |\n`);
  for (const { number, what, source } of floodFigures(state, session.live.last?.connections))
    text.appendMarkdown(`| **${number}** | ${what} | ${source} |\n`);
  text.appendMarkdown('\n');
  for (const sentence of sentences(state)) text.appendMarkdown(`\n\n${sentence}`);
  text.appendMarkdown(`\n\n---\n\n${links(session.lab.id, state).join(' &nbsp;|&nbsp; ')}`);
  return text;
}

function sentences(state: FloodState): readonly string[] {
  const { replacing, endsAt, from } = state;
  return [
    ...(isSpent(state)
      ? []
      : [
          l10n.t(
            'All are released automatically at {0}, or by a click in the status bar.',
            clockTime(endsAt),
          ),
        ]),
    ...(replacing
      ? []
      : [l10n.t('What the server drops is not replaced now, so the number goes down.')]),
    ...(from === 'container'
      ? [
          l10n.t(
            'They come from inside the container, since nothing shows that its port is reached from here: its engine may be on another machine.',
          ),
        ]
      : []),
  ];
}

function links(lab: string, { replacing }: FloodState): readonly string[] {
  const link = (icon: string, title: string, id: CommandId): string =>
    `[$(${icon}) ${title}](command:${id}?${encodeURIComponent(JSON.stringify([lab]))})`;
  return [
    link('edit', l10n.t('Change…'), commandIds.changeFlood),
    replacing
      ? link('debug-pause', l10n.t('Pause Replacing'), commandIds.pauseReplacing)
      : link('debug-continue', l10n.t('Go On Replacing'), commandIds.resumeReplacing),
    link('terminal', l10n.t('Show in Terminal'), commandIds.showFlood),
    link('circle-slash', l10n.t('Release'), commandIds.releaseConnections),
  ];
}
