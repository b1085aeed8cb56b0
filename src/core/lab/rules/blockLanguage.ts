/** How the commands of a block stand in it: after prompts, or one a line. */
export type BlockKind = 'console' | 'script';

/** What the words behind a fence say of the block: whether commands stand in it, and how. */
export function blockKind(info: string): BlockKind | undefined {
  return kinds.get(languageOf(info).toLowerCase());
}

const kinds: ReadonlyMap<string, BlockKind> = new Map([
  ['console', 'console'],
  ['shell-session', 'console'],
  ['shellsession', 'console'],
  ['sh-session', 'console'],
  ['bash-session', 'console'],
  ['sh', 'script'],
  ['bash', 'script'],
  ['shell', 'script'],
  ['zsh', 'script'],
]);

/** `console`, `console {linenos=true}`, `{.console .numbers}` and `{code-block} console` alike. */
function languageOf(info: string): string {
  const braces = /^\s*\{([^}]*)\}?\s*([^\s,{:]*)/.exec(info);
  if (braces === null) return /^\s*([^\s,{:?]*)/.exec(info)?.[1] ?? '';
  const [, inside = '', behind = ''] = braces;
  if (behind !== '') return behind;
  const [first = ''] = inside.trim().split(/[\s,:]/, 1);
  return (/(?:^|\s)\.([\w-]+)/.exec(inside)?.[1] ?? first).replace(/^[.=]/, '');
}
