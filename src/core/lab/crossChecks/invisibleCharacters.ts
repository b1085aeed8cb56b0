import type { Draft } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';
import { commandTexts } from './commandTexts';

/**
 * A command must be what it looks like: characters that cannot be seen, or that make the line read
 * in another order, could hide a second command, and break the first at best.
 */
export function invisibleCharacters(draft: Draft): readonly Problem[] {
  return commandTexts(draft).flatMap(({ text, placeAt }) => firstHidden(text, placeAt));
}

/** Controls, no-break and other odd spaces, joiners, direction marks. The emoji style mark is none
 * of them: it can be seen in what it does. */
const hiddenCharacter =
  /(?!\ufe0f)[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]|(?! )\p{Zs}|(?![\t\n])\p{Cc}/u;

/** Nearly all commands hold nothing but these, which is quickly seen. */
const plainCharacters = /^[ -~\t\n]*$/;

/** The first of a command is enough to look at it. */
function firstHidden(command: string, placeAt: (offset: number) => Place): readonly Problem[] {
  const found = plainCharacters.test(command) ? null : hiddenCharacter.exec(command);
  if (found === null) return [];
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const message = `An invisible character (U+${code}) stands in this command; delete it, or type a space in its place.`;
  return [errorAt(placeAt(found.index), 'invisible-character', message)];
}
