import { activation } from './activation';
import { flood } from './flood';
import { guide } from './guide';
import { parse } from './parse';
import { sampling } from './sampling';
import { size } from './size';
import type { Subject } from './subject';
import { threads } from './threads';

/** All that `npm run bench` measures, in the order in which it is told. */
export const subjects: readonly Subject[] = [
  size,
  activation,
  parse,
  guide,
  threads,
  sampling,
  flood,
];
