import type { Draft } from '../draft';
import type { Problem } from '../model';
import { nearest } from '../nearest';
import { warningAt } from '../problems';
import { itemsOf } from './itemsOf';

/** A prompt of root whose host almost has the container's name: its command would run on the
 * student's own machine. */
export function misspeltPrompts(draft: Draft): readonly Problem[] {
  const own = draft.lab.container?.name;
  if (own === undefined) return [];
  return itemsOf(draft, 'command').flatMap(({ item: { prompt, target }, placeAt }) => {
    const { before = '', host } = rootPrompt.exec(prompt)?.groups ?? {};
    if (host === undefined || target !== 'host' || nearest(host, [own]) === undefined) return [];
    const { line, column } = placeAt(0);
    const message = `"${host}" is not the container, so this runs on the student's own machine; write root@${own} in the prompt.`;
    const place = { line, column: column - prompt.length + before.length };
    return [warningAt(place, 'prompt-misspelt', message)];
  });
}

const rootPrompt = /^(?<before>.*?\broot@)(?<host>[A-Za-z0-9][\w.-]*)/;
