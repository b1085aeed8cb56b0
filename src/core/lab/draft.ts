import type { DirectiveName } from './directives/names';
import type { CommandManner, Lab, Only, StepItem } from './model';
import type { Remembering } from './oncePer';
import type { Place, PlacedText } from './text/placedText';
import type { PlacedYaml, YamlPath } from './text/placedYaml';
import type { FrontMatterWords, StepWords } from './words';

/** A lab as it was read, with the places that its plain data no longer knows. */
export interface Draft extends Remembering {
  readonly lab: Lab;
  readonly frontMatter: Placed<FrontMatterWords> | undefined;
  readonly steps: readonly DraftStep[];
  /** Whether the text gives a title, or one had to be made. */
  readonly hasTitle: boolean;
  /** Whether the text uses the lab format at all: a plain course text needs no advice. */
  readonly usesFormat: boolean;
  /** Every fact by its name, the faulty ones too; undefined where that cannot be known. */
  readonly factNames: readonly string[] | undefined;
}

/** A section while its steps are read. */
export interface DraftStep {
  readonly title: string;
  readonly line: number;
  /** False for what stands before the first step. */
  readonly isSection: boolean;
  readonly items: DraftItem[];
  /** Whether prose, a block or an item stands already below the heading. */
  hasBegun: boolean;
  /** Directives that could not be read, with their text: what seems to be missing may stand there. */
  readonly broken: BrokenDirective[];
  directive: Placed<StepWords> | undefined;
  only: Only | undefined;
  /** How the commands of the next block run; undefined again once they have come. */
  manner: { readonly place: Place; readonly words: CommandManner } | undefined;
}

export interface BrokenDirective {
  readonly name: DirectiveName;
  readonly text: string;
}

/** The words of all directives of a kind that could not be read. */
export function brokenWords({ steps }: Draft, name: DirectiveName): ReadonlySet<string> {
  const texts = steps.flatMap(({ broken }) => broken.filter((it) => it.name === name));
  return new Set(texts.flatMap(({ text }) => text.split(/[^\w-]+/)));
}

/** Words that have been validated, with the YAML that they stand in. */
export interface Placed<Words> {
  readonly words: Words;
  readonly yaml: PlacedYaml;
}

/** An item with the text that it was read from. */
export type DraftItem =
  | { readonly item: StepItem; readonly text: PlacedText }
  | {
      readonly item: StepItem;
      readonly yaml: PlacedYaml;
      /** Where in the YAML the item's own words begin. */
      readonly path: YamlPath;
    };
