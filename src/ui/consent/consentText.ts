import { counted } from '../../core/base/words';
import { safeText } from '../../core/base/safeText';
import { hostDoings, type HostDoing } from '../../core/lab/hostDoings';
import type { ContainerPlan, Lab } from '../../core/lab/model';

/** What a student is asked before a lab of the workspace runs anything on their machine. */
export interface ConsentText {
  readonly question: string;
  readonly detail: string;
}

/** Lines of commands that still fit on a screen; for all of them there is the lab's text. */
const mostLines = 24;

/** The question with everything that the lab would run on this machine, in the order of its text. */
export function consentText(lab: Lab): ConsentText {
  const { title, container } = lab;
  return {
    question: `May the lab "${safeText(title)}" of this workspace run on your machine?`,
    detail: [
      ...(container === undefined ? [] : [containerWords(container), '']),
      ...commandWords(hostDoings(lab)),
      '',
      'You are asked once, and again when any file of its folder has changed.',
    ].join('\n'),
  };
}

function containerWords({ name, source, capabilities }: ContainerPlan): string {
  const image =
    source.kind === 'build'
      ? `builds an image by the Dockerfile in "${source.context}"`
      : `gets the image ${source.image}`;
  const more = capabilities.length === 0 ? '' : ` with ${capabilities.join(', ')}`;
  return `It ${image} and starts the container ${name}${more}.`;
}

function commandWords(doings: readonly HostDoing[]): readonly string[] {
  if (doings.length === 0) return ['It has no command for this machine itself.'];
  const lines = doings.flatMap(({ text }) =>
    safeText(text)
      .split('\n')
      .map((line, index) => `${index === 0 ? '$' : '>'} ${line}`),
  );
  const left = lines.length - mostLines;
  const more =
    left > 0 ? [`… and ${counted(left, 'line')} more; the lab's text shows all of them.`] : [];
  return [
    'Commands that it runs on this machine itself, when you press their button or a check asks:',
    ...lines.slice(0, mostLines),
    ...more,
  ];
}
