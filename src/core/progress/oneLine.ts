/** Behind these a command goes on in the next line, without a separator. */
const goesOn = /(?:^|[\s;&|(){}])(?:do|then|else|elif|if|while|until|in)$|[{(|]$|&&$|;$|&$/;

/** What the lines of a command may hold that depends on where they end, or that is no plain shell. */
const isBound = /<<|#|\bcase\b|\)$|^\s*[{(]/m;

/**
 * A command of several lines as one that does the same, for a POSIX shell: VS Code tells of one with
 * line breaks neither its exit code nor, until the next command, its end, and to put it at a prompt
 * would run its first lines. Where lines mean something (here-documents, comments, quotes over
 * several lines) it stays as it is.
 */
export function oneLine(text: string): string {
  const joined = text.includes("'") && hasOpenQuote(text) ? text : text.replace(/\\\n\s*/g, ' ');
  const lines = joined.split('\n');
  if (lines.length === 1) return joined;
  if (isBound.test(joined) || lines.some(hasOpenQuote)) return text;
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((before, line) => `${before}${goesOn.test(before) ? ' ' : '; '}${line}`);
}

/** Whether some line of a text ends inside of quotes. */
function hasOpenQuote(text: string): boolean {
  return text.split('\n').some((line) => {
    const inside = line.replace(/\\./g, '').replace(/"[^"]*"|'[^']*'/g, '');
    return /["'`]/.test(inside);
  });
}
