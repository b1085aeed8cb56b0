import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { parseLab } from '../../src/core/lab/parseLab';
import {
  walkthroughOf,
  type StepPicture,
  type Walkthrough,
} from '../../src/core/walkthrough/walkthroughOf';

const labs = 'walkthroughs';
const pictures = 'media/walkthroughs';

/** The text of package.json with the walkthroughs of all labs that ship, and nothing else changed. */
export async function packageText(written: string): Promise<string> {
  const manifest = JSON.parse(written) as { readonly contributes?: object };
  const walkthroughs = await shippedWalkthroughs();
  const whole = { ...manifest, contributes: { ...manifest.contributes, walkthroughs } };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

async function shippedWalkthroughs(): Promise<readonly Walkthrough[]> {
  const folders = (await readdir(labs)).filter((name) => existsSync(`${labs}/${name}/lab.md`));
  return Promise.all(
    folders.sort().map(async (folder) => {
      const text = await readFile(`${labs}/${folder}/lab.md`, 'utf8');
      const { lab } = parseLab(text);
      const known = await readPictures(lab.steps.map(({ id }) => [id, pictureFile(lab.id, id)]));
      return walkthroughOf(lab, text, (stepId) => known[stepId] ?? noPicture);
    }),
  );
}

/** A step's own picture, else the one that every lab may use. */
function pictureFile(labId: string, stepId: string): string {
  const own = `${pictures}/${labId}/${stepId}.svg`;
  return existsSync(own) ? own : `${pictures}/step.svg`;
}

const noPicture: StepPicture = { svg: `${pictures}/step.svg`, altText: '' };

async function readPictures(
  files: readonly (readonly [stepId: string, svg: string])[],
): Promise<Readonly<Record<string, StepPicture>>> {
  const read = files.map(async ([stepId, svg]) => {
    const altText = pictureTitle(await readFile(svg, 'utf8'));
    return [stepId, { svg, altText }] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** What a picture shows, in the words of its own `<title>`, which screen readers read too. */
export function pictureTitle(svg: string): string {
  const title = /<title>([^<]+)<\/title>/.exec(svg)?.[1] ?? '';
  return title.replaceAll(/\s+/g, ' ').replaceAll('&lt;', '<').replaceAll('&amp;', '&').trim();
}
