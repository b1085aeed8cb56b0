import type { SamplePart } from '../../core/samples/markedSample';
import { make, makeButton, setShown } from '../shared/dom';

/** More lines than this are folded, but for the first. */
const mostLines = 12;

/** The output that the text shows for a command, with those parts marked that always differ. */
export function sampleView(
  lines: readonly (readonly SamplePart[])[],
  command: string,
): HTMLElement {
  const isLong = lines.length > mostLines;
  const first = isLong ? lines.slice(0, mostLines - 1) : lines;
  const rest = lines.slice(first.length);
  const more = make('span', 'rest', ...rest.flatMap((line) => ['\n', ...line.map(partView)]));
  const output = make('pre', 'output', ...first.flatMap(lineView), more);
  output.tabIndex = 0;
  output.setAttribute('role', 'group');
  output.ariaLabel = `Sample output of ${command}`;
  setShown(more, !isLong);
  const foot = make('p', 'legend');
  if (isLong) foot.append(foldButton(more, rest.length), ' · ');
  foot.append('sample');
  if (lines.flat().some(({ varies }) => varies))
    foot.append('; ', make('span', 'varies', 'dotted'), ' values differ on every run');
  return make('div', 'sample', output, foot);
}

function lineView(line: readonly SamplePart[], index: number): readonly (Node | string)[] {
  return [...(index === 0 ? [] : ['\n']), ...line.map(partView)];
}

function partView({ text, varies }: SamplePart): Node | string {
  return varies ? make('span', 'varies', text) : text;
}

function foldButton(more: HTMLElement, count: number): HTMLElement {
  const words = (): string =>
    more.matches('[hidden]') ? `… ${String(count)} more lines` : 'fewer lines';
  const button = makeButton('plain', words(), () => {
    more.hidden = !more.hidden;
    button.textContent = words();
    button.ariaExpanded = String(!more.hidden);
  });
  button.ariaExpanded = 'false';
  return button;
}
