import { allowedCapabilities, judgeCapability } from '../capabilities';
import type { Draft } from '../draft';
import type { Problem } from '../model';
import { nearest } from '../nearest';
import { errorAt } from '../problems';
import type { Place } from '../text/placedText';

/** A container gets named capabilities, and none by which it reaches beyond itself. */
export function capabilities({ frontMatter }: Draft): readonly Problem[] {
  return (frontMatter?.words.container?.cap_add ?? []).flatMap((name, index) =>
    capabilityProblems(name, frontMatter?.yaml.valuePlace(['container', 'cap_add', index])),
  );
}

/** What is wrong with a capability that stands at this place. */
export function capabilityProblems(
  name: string,
  place: Place = { line: 1, column: 1 },
): readonly Problem[] {
  switch (judgeCapability(name)) {
    case 'allowed':
      return [];
    case 'refused':
      return [
        errorAt(
          place,
          'capability-refused',
          `${name} reaches beyond the container, so no lab may have it; leave it out, or write one that does not, such as SYS_PTRACE.`,
        ),
      ];
    case 'unknown': {
      const meant = nearest(name.replace(/^CAP_/, ''), allowedCapabilities);
      const advice =
        meant === undefined ? 'see capabilities(7) for those there are' : `write ${meant}`;
      return [errorAt(place, 'capability-unknown', `There is no capability ${name}; ${advice}.`)];
    }
  }
}
