import { buildContext } from './buildContext';
import { dockerfile } from './dockerfile';
import type { FileRule } from './fileRule';
import { hostFiles } from './hostFiles';
import { pictures } from './pictures';

/** All of them; adding one is one file and one line. */
export const fileRules: readonly FileRule[] = [buildContext, dockerfile, pictures, hostFiles];
