import { readFile, writeFile } from 'node:fs/promises';
import { packageText } from './walkthroughs/packageText';

/** `npm run walkthroughs`: writes VS Code's walkthroughs into package.json, from the labs' texts. */
export async function main(): Promise<number> {
  const written = await readFile('package.json', 'utf8');
  const wanted = await packageText(written);
  if (wanted !== written) await writeFile('package.json', wanted);
  console.log(wanted === written ? 'package.json is up to date.' : 'package.json is written.');
  return 0;
}
