import { engineCalls, optionsOf, type EngineCall, type EngineOption } from '../console/engineCall';
import type { Draft } from '../draft';
import type { Problem } from '../model';
import { errorAt, warningAt } from '../problems';
import { refusedOption } from '../refusedOptions';
import type { Place } from '../text/placedText';
import { capabilityProblems } from './capabilities';
import { commandTexts } from './commandTexts';

/** A container that the text starts by hand gets no more than one that Live Labs starts. What is
 * hidden from the words (`bash -c '...'`, a script, a Makefile, another engine's socket) is not seen. */
export function engineCommands(draft: Draft): readonly Problem[] {
  if (!draft.usesFormat) return [];
  return commandTexts(draft)
    .filter(({ target }) => target === 'host')
    .flatMap(({ text, placeAt }) => engineCalls(text).flatMap((call) => excess(call, placeAt)));
}

function excess(call: EngineCall, placeAt: (offset: number) => Place): readonly Problem[] {
  if (!/^(?:run|create|exec)$/.test(call.verb)) return [];
  return optionsOf(call).flatMap((option) => problemsOf(option, placeAt));
}

function problemsOf(
  { name, at, value }: EngineOption,
  placeAt: (offset: number) => Place,
): readonly Problem[] {
  if (name === '--privileged') {
    const message =
      '"--privileged" would hand this whole machine to the container, so no lab may use it; name the one capability that is needed with --cap-add, such as SYS_PTRACE.';
    return value?.text === 'false' ? [] : [errorAt(placeAt(at), 'privileged', message)];
  }
  if (value === undefined) return [];
  if (name === '--cap-add')
    return /^\w+$/.test(value.text) ? capabilityProblems(value.text, placeAt(value.at)) : [];
  const message = refusedOption(name, value.text);
  if (message === undefined) return [];
  if (!mounts.has(name)) return [errorAt(placeAt(at), 'key-refused', message)];
  // Course texts mount their own folder by hand, and a student sees and types it.
  const open = `"${name}" opens files of this machine to the container; COPY what it needs in the Dockerfile where that will do.`;
  return [warningAt(placeAt(at), 'key-refused', open)];
}

const mounts: ReadonlySet<string> = new Set(['-v', '--volume', '--mount']);
