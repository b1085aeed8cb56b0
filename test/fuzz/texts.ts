import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { labNames, readLabText } from '../helpers/labFixtures';
import { mutation, pieces } from './mutations';

/** Any UTF-16 units, halves of surrogate pairs among them. */
export const anyText = fc
  .array(fc.nat(0xffff), { maxLength: 300, size: 'max' })
  .map((units) => String.fromCharCode(...units));

/** Text made of what a lab's reader reacts to. */
export const madeText = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string()), {
    maxLength: 60,
    size: 'max',
  })
  .map((parts) => parts.join(''));

const texts = [
  ...labNames.map(readLabText),
  ...readdirSync('walkthroughs').map((lab) => readLabText(`../../../walkthroughs/${lab}/lab`)),
];

/** The labs that ship and the texts of the parser's own tests, with something spoilt. */
export const mutatedText = fc
  .tuple(fc.constantFrom(...texts), fc.array(mutation, { minLength: 1, maxLength: 8 }))
  .map(([text, mutations]) => mutations.reduce((before, mutate) => mutate(before), text));
