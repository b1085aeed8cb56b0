import { engineCalls, optionValues, subjectOf } from '../console/engineCall';
import type { Draft } from '../draft';
import type { Problem } from '../model';
import { nearest } from '../nearest';
import { warningAt } from '../problems';
import { commandTexts } from './commandTexts';

/**
 * A `docker exec` into a container that neither is the lab's own nor was started by its text: most
 * often the name is misspelt, and no student could follow.
 */
export function otherContainers(draft: Draft): readonly Problem[] {
  const own = draft.lab.container?.name;
  if (own === undefined) return [];
  const texts = commandTexts(draft)
    .filter(({ target }) => target === 'host')
    .flatMap(({ text, placeAt }) => engineCalls(text).map((call) => ({ call, placeAt })));
  const known = new Set([
    own,
    ...texts.flatMap(({ call }) => optionValues(call, '--name').map(({ text }) => text)),
  ]);
  const names = [...known];
  return texts.flatMap(({ call, placeAt }) => {
    const subject = call.verb === 'exec' ? subjectOf(call) : undefined;
    // A name may be filled in by the shell, or stand for an id.
    if (subject === undefined || !/^[\w.-]+$/.test(subject.text)) return [];
    if (known.has(subject.text) || /^[0-9a-f]{12,64}$/.test(subject.text)) return [];
    const advice = `write ${nearest(subject.text, names) ?? own}`;
    const message = `The lab has no container "${subject.text}"; ${advice}, or start it by a command with --name.`;
    return [warningAt(placeAt(subject.at), 'container-other', message)];
  });
}
