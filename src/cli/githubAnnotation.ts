import type { FileProblem } from '../run/lint/fileRule';

/**
 * A problem as a workflow command of GitHub's runner, which shows it beside its line. What stands
 * between `::` and `::` may hold neither colons nor commas, and nothing a line's end.
 */
export function githubAnnotation({
  file,
  line,
  column,
  severity,
  code,
  message,
}: FileProblem): string {
  const properties = [
    `file=${property(file.replaceAll('\\', '/'))}`,
    `line=${String(line)}`,
    `col=${String(column)}`,
    `title=${property(code)}`,
  ];
  return `::${severity} ${properties.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
