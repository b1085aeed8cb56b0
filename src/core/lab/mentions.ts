import { itemsOf } from './crossChecks/itemsOf';
import { probesOf } from './crossChecks/probesOf';
import type { Draft } from './draft';
import type { Mention } from './mention';
import { picturesIn } from './pictures';
import type { Blocks } from './readBlocks';
import type { Place } from './text/placedText';

/** Everything in a lab's text that names something outside of it, for rules that look there. */
export interface Mentions {
  /** Where the lab says its id; where it says none, its beginning. */
  readonly id: Place;
  readonly context: Mention | undefined;
  readonly pictures: readonly Mention[];
  readonly hostFiles: readonly Mention[];
}

export function mentionsOf(draft: Draft, blocks: Blocks): Mentions {
  return {
    id: idPlace(draft),
    context: contextIn(draft),
    pictures: picturesIn(blocks),
    hostFiles: hostFilesIn(draft),
  };
}

/** The folder that the image is built from; undefined where the lab builds none. */
export function contextIn({ lab, frontMatter }: Draft): Mention | undefined {
  const source = lab.container?.source;
  if (source?.kind !== 'build' || frontMatter === undefined) return undefined;
  const { words, yaml } = frontMatter;
  const isMap = typeof words.container?.build === 'object';
  const path = ['container', 'build', ...(isMap ? ['context'] : [])];
  return { path: source.context, place: yaml.valuePlace(path) };
}

/** The files of this machine that checks look at. */
export function hostFilesIn(draft: Draft): readonly Mention[] {
  return itemsOf(draft, 'check').flatMap((check) =>
    probesOf(check).flatMap(({ probe: { kind, expects }, path: way }) => {
      if (kind !== 'file') return [];
      const { path, on } = Object(expects) as { readonly path?: unknown; readonly on?: unknown };
      if (on !== 'host' || typeof path !== 'string') return [];
      return [{ path, place: check.placeOf([...way, kind, 'path']) }];
    }),
  );
}

function idPlace({ frontMatter }: Draft): Place {
  const says = frontMatter?.words.lab !== undefined;
  return says ? frontMatter.yaml.valuePlace(['lab']) : { line: 1, column: 1 };
}
