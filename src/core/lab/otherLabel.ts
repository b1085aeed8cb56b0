import { labLabel } from '../ports';
import { readDockerfile } from './dockerfile';
import type { Problem } from './model';
import { warningAt } from './problems';

/** A Dockerfile whose label names another lab: what a student builds by hand would be taken for that. */
export function otherLabel(text: string, lab: string): readonly Problem[] {
  return readDockerfile(text).instructions.flatMap(({ line, keyword, text: words }) => {
    const value = keyword === 'LABEL' ? label.exec(words)?.[1] : undefined;
    if (value === undefined || value === lab || value.includes('$')) return [];
    const message = `The label ${labLabel} names "${value}", but this lab is "${lab}"; write ${labLabel}=${lab}, or leave it out.`;
    return [warningAt({ line, column: 1 }, 'image-label-other', message)];
  });
}

const label = new RegExp(`${labLabel.replace('.', '\\.')}["']?[= ]["']?([^"'\\s]+)`);
