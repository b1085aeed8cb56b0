import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/words';
import { safeLine, safeText } from '../../core/base/safeText';
import { hostDoings, type HostDoing } from '../../core/lab/hostDoings';
import type { ContainerPlan, Lab } from '../../core/lab/model';

/** What a student is asked before a lab of the workspace runs anything on their machine. */
export interface ConsentText {
  readonly question: string;
  readonly detail: string;
}

/** Lines of commands that still fit on a screen; for all of them there is the lab's source. */
const mostLines = 24;

/** UTF-16 units of a line, which would else fill the screen alone. */
const longestLine = 160;

/** The question with everything that the lab would run on this machine: first what only its source
 * shows, then the rest, each in the order of the text.
 * @param text the name of a file that was opened as a lab; undefined for a lab of the workspace */
export function consentText(lab: Lab, text?: string): ConsentText {
  const { title, container } = lab;
  return {
    question:
      text === undefined
        ? l10n.t('May the lab "{0}" of this workspace run on your machine?', safeLine(title))
        : l10n.t('May the commands of the file "{0}" run on your machine?', safeLine(text)),
    detail: [
      ...(container === undefined ? [] : [containerWords(container), '']),
      ...commandWords(hostDoings(lab)),
      '',
      text === undefined
        ? l10n.t('You are asked once, and again when any file of its folder has changed.')
        : l10n.t('You are asked once, and again when its text has changed.'),
    ].join('\n'),
  };
}

function containerWords({ name, source, capabilities }: ContainerPlan): string {
  const isBuilt = source.kind === 'build';
  const from = isBuilt ? source.context : source.image;
  const more = capabilities.join(', ');
  // On one line, so that no name can make a line of its own.
  return safeLine(
    more === '' ? startWords(isBuilt, from, name) : startWordsWith(isBuilt, from, name, more),
    4 * longestLine,
  );
}

function startWords(isBuilt: boolean, from: string, name: string): string {
  return isBuilt
    ? l10n.t(
        'It builds an image by the Dockerfile in "{0}" and starts the container {1}.',
        from,
        name,
      )
    : l10n.t('It gets the image {0} and starts the container {1}.', from, name);
}

function startWordsWith(isBuilt: boolean, from: string, name: string, more: string): string {
  return isBuilt
    ? l10n.t(
        'It builds an image by the Dockerfile in "{0}" and starts the container {1} with {2}.',
        from,
        name,
        more,
      )
    : l10n.t('It gets the image {0} and starts the container {1} with {2}.', from, name, more);
}

function commandWords(doings: readonly HostDoing[]): readonly string[] {
  if (doings.length === 0) return [l10n.t('It has no command for this machine itself.')];
  const hiddenFirst = doings.toSorted(
    (one, other) => Number(other.isHidden) - Number(one.isHidden),
  );
  const lines = hiddenFirst.flatMap(({ text, container }) => {
    const place = container === undefined ? '' : `[${safeLine(container)}] `;
    return safeText(text)
      .split('\n')
      .map((line, index) => `${index === 0 ? `${place}$` : '>'} ${bounded(line)}`);
  });
  const left = lines.length - mostLines;
  const more =
    left > 0
      ? [
          l10n.t(
            "… and {0} more; the lab's text shows all of them, those in comments too.",
            counted(left, 'line'),
          ),
        ]
      : [];
  return [
    doings.some(({ container }) => container !== undefined)
      ? l10n.t(
          'Commands that it runs on this machine itself, or in the container whose name stands in front, when you press their button:',
        )
      : l10n.t(
          'Commands that it runs on this machine itself, when you press their button or a check asks:',
        ),
    ...lines.slice(0, mostLines),
    ...more,
  ];
}

function bounded(line: string): string {
  const left = line.length - longestLine;
  return left <= 0
    ? line
    : l10n.t('{0}… and {1} more', line.slice(0, longestLine), counted(left, 'character'));
}
