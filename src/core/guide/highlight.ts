import highlighter from 'highlight.js/lib/core';
import apache from 'highlight.js/lib/languages/apache';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import ini from 'highlight.js/lib/languages/ini';
import json from 'highlight.js/lib/languages/json';
import makefile from 'highlight.js/lib/languages/makefile';
import python from 'highlight.js/lib/languages/python';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

// The languages of an operating-systems course, and no other: each one ships.
const languages = { apache, bash, c, diff, dockerfile, ini, json, makefile, python, xml, yaml };
for (const [name, language] of Object.entries(languages))
  highlighter.registerLanguage(name, language);

/** UTF-16 units of code that is highlighted; what is longer is no example to be read. */
const longestCode = 20_000;

/** Code as HTML with the classes of highlight.js; undefined where its language is none that we know. */
export function highlight(code: string, info: string): string | undefined {
  const language = /^\s*\{?\.?([\w+#-]*)/.exec(info)?.[1]?.toLowerCase() ?? '';
  if (code.length > longestCode || highlighter.getLanguage(language) === undefined)
    return undefined;
  return highlighter.highlight(code, { language, ignoreIllegals: true }).value;
}
