import * as l10n from '@vscode/l10n';
import { safeLine } from '../base/safeText';
import { alignBlocks, type Misfit } from './alignBlocks';
import { printedLines, type PrintedLine } from './printedLines';
import { SampleLine } from './sampleLine';
import { Tables } from './tables';

/** Whether an output is what a text shows, and where not, the first difference. */
export interface SampleComparison {
  readonly matches: boolean;
  readonly difference?: {
    /** Of the sample, counted from 1; one more than it has where the output goes on. */
    readonly line: number;
    /** One sentence without a full stop. */
    readonly words: string;
  };
}

/** Of a line or a word this much is quoted, in UTF-16 units. */
const quotedLength = 80;

/**
 * Holds the sample output of a text against what a command really printed. The words and their
 * columns must be the same; what is another in every run may differ (times, numbers of processes, ids,
 * addresses, versions, sizes), as may blanks, blank lines and whatever stands for `[...]`. Where there
 * is no sample, anything is right. Total, and its cost is bounded whatever it is given.
 */
export function compareSample(sample: string, output: string): SampleComparison {
  const printed = printedLines(output);
  const misfit = alignBlocks(blocksOf(sample), printed);
  if (misfit === undefined) return { matches: true };
  return { matches: false, difference: { line: misfit.line, words: wordsOf(misfit) } };
}

/** The lines of a sample between those that stand for what was cut. */
export function blocksOf(sample: string): readonly (readonly SampleLine[])[] {
  const tables = new Tables();
  let block: SampleLine[] = [];
  const blocks = [block];
  for (const printed of printedLines(sample)) {
    if (isCut(printed)) {
      tables.pass(printed);
      block = [];
      blocks.push(block);
    } else {
      block.push(new SampleLine(printed, tables));
    }
  }
  // Without any line there is nothing to be right or wrong about.
  return blocks.length === 1 && block.length === 0 ? [[], []] : blocks;
}

function isCut({ text }: PrintedLine): boolean {
  return ['[...]', '[…]', '...', '…'].includes(text);
}

function wordsOf(misfit: Misfit): string {
  switch (misfit.kind) {
    case 'other':
      return otherWords(misfit);
    case 'ended':
      return l10n.t('the output ends before "{0}"', quoted(misfit.expected));
    case 'more':
      return l10n.t('the output goes on with "{0}"', quoted(misfit.seen));
    case 'nowhere':
      return l10n.t('"{0}" is nowhere in the output', quoted(misfit.expected));
    case 'endless':
      return l10n.t('the output is too long to find the sample in it');
  }
}

function otherWords({ word, seen }: Misfit & { readonly kind: 'other' }): string {
  const line = quoted(seen);
  if (word.expected === '')
    return l10n.t('the output goes on with "{0}" in "{1}"', quoted(word.seen), line);
  if (word.seen === '') return l10n.t('"{0}" is missing in "{1}"', quoted(word.expected), line);
  return l10n.t(
    'the text has "{0}" where the output has "{1}", in "{2}"',
    quoted(word.expected),
    quoted(word.seen),
    line,
  );
}

function quoted(text: string): string {
  return safeLine(text, quotedLength);
}
