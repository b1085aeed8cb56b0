/** Whether a line is the first one of a prompt that has two, as on Kali and in Git's own shell. */
export function isPromptHead(line: string | undefined): boolean {
  return line !== undefined && head.test(line);
}

const head =
  /^(?:[┌╭][─([].*[)\]]|[\w.-]+@[\w.-]+ (?:MINGW|MSYS|UCRT|CLANG|CYGWIN)\w* \S.*)[ \t]*$/u;
