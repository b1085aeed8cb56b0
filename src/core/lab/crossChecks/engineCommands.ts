import { engineCalls, optionValues, type EngineCall } from '../console/engineCall';
import type { Draft } from '../draft';
import type { Problem } from '../model';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';
import { capabilityProblems } from './capabilities';
import { commandTexts } from './commandTexts';

/** A container that the text starts by hand gets no more than one that Live Labs starts. */
export function engineCommands(draft: Draft): readonly Problem[] {
  if (!draft.usesFormat) return [];
  return commandTexts(draft)
    .filter(({ target }) => target === 'host')
    .flatMap(({ text, placeAt }) => engineCalls(text).flatMap((call) => excess(call, placeAt)));
}

function excess(call: EngineCall, placeAt: (offset: number) => Place): readonly Problem[] {
  if (!/^(?:run|create|exec)$/.test(call.verb)) return [];
  const privileged = call.words.find(({ text }) => /^--privileged(?:=true)?$/.test(text));
  const message =
    '"--privileged" would hand this whole machine to the container, so no lab may use it; name the one capability that is needed with --cap-add, such as SYS_PTRACE.';
  return [
    ...(privileged === undefined ? [] : [errorAt(placeAt(privileged.at), 'privileged', message)]),
    ...optionValues(call, '--cap-add')
      .filter(({ text }) => /^\w+$/.test(text))
      .flatMap(({ text, at }) => capabilityProblems(text, placeAt(at))),
  ];
}
