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
  const again = text === undefined ? 'any file of its folder has changed' : 'its text has changed';
  return {
    question:
      text === undefined
        ? `May the lab "${safeLine(title)}" of this workspace run on your machine?`
        : `May the commands of the file "${safeLine(text)}" run on your machine?`,
    detail: [
      ...(container === undefined ? [] : [containerWords(container), '']),
      ...commandWords(hostDoings(lab)),
      '',
      `You are asked once, and again when ${again}.`,
    ].join('\n'),
  };
}

function containerWords({ name, source, capabilities }: ContainerPlan): string {
  const image =
    source.kind === 'build'
      ? `builds an image by the Dockerfile in "${source.context}"`
      : `gets the image ${source.image}`;
  const more = capabilities.length === 0 ? '' : ` with ${capabilities.join(', ')}`;
  // On one line, so that no name can make a line of its own.
  return safeLine(`It ${image} and starts the container ${name}${more}.`, 4 * longestLine);
}

function commandWords(doings: readonly HostDoing[]): readonly string[] {
  if (doings.length === 0) return ['It has no command for this machine itself.'];
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
          `… and ${counted(left, 'line')} more; the lab's text shows all of them, those in comments too.`,
        ]
      : [];
  return [
    doings.some(({ container }) => container !== undefined)
      ? 'Commands that it runs on this machine itself, or in the container whose name stands in front, when you press their button:'
      : 'Commands that it runs on this machine itself, when you press their button or a check asks:',
    ...lines.slice(0, mostLines),
    ...more,
  ];
}

function bounded(line: string): string {
  const left = line.length - longestLine;
  return left <= 0 ? line : `${line.slice(0, longestLine)}… and ${counted(left, 'character')} more`;
}
