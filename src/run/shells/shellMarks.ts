/**
 * The environment that makes a container's bash mark its prompts and commands for VS Code (OSC 633):
 * A and B around the prompt, E with the command's text, C where its output begins, D with its exit
 * code, and P with the folder. It goes by environment, so that nothing is written into the container.
 */
export function shellMarks(): Readonly<Record<string, string>> {
  return { PROMPT_COMMAND: firstPrompt, [marksVariable]: bashMarks };
}

/** Carries what bash is taught; bash drops it before its first prompt, so nothing inherits it. */
export const marksVariable = 'LIVE_LABS_MARKS';

/**
 * The same for a shell that is no bash: marks around its prompt, which looks as it always does. Only
 * BusyBox's shell knows `\[`, which it needs in order to tell how wide the prompt is.
 */
export const plainShellMarks = `
before=$(printf '\\033]633;A\\007') after=$(printf '\\033]633;B\\007')
case $(readlink /proc/$$/exe 2>/dev/null) in
  *busybox*) PS1="\\\\[$before\\\\]\\\\w \\\\\\$ \\\\[$after\\\\]" ;;
  *) if [ -w / ]; then PS1="$before# $after"; else PS1="$before\\$ $after"; fi ;;
esac
export PS1`;

/** What bash is given to run before its first prompt, when the start-up files have set PS1. */
const firstPrompt = `{ eval "\${${marksVariable}-}"; } 2>/dev/null`;

/**
 * Each choice keeps something of the student's as it is:
 * - Nothing is exported: a shell that is started inside has its own prompt and no marks.
 * - PS1 gets variables, not the marks themselves: an exported PS1 shows nothing odd elsewhere.
 * - PS1 and PS0 are wrapped anew at each prompt, so that they can be changed.
 * - Our part of PROMPT_COMMAND is an element far up (bash 5.1 or newer): PROMPT_COMMAND=... keeps it.
 * - Everything goes to the terminal, whatever \`exec >file\` did, and \`set -x\` shows none of it.
 * - PS0 notes by arithmetic that a command runs, since its substitutions are subshells. A number of
 *   the history that did not grow means that the command is not in it (HISTCONTROL); then there is
 *   no E, and VS Code reads the command from the screen.
 */
const bashMarks = `
unset ${marksVariable}
export -n PROMPT_COMMAND
live_labs_before=$'\\e]633;A\\a' live_labs_after=$'\\e]633;B\\a'
live_labs_ran='' live_labs_shown='' live_labs_nothing=''

# The text with all that would end or break a mark written as VS Code reads it.
live_labs_escape() {
  local slash='\\' slashes='\\\\' semicolon='\\x3b' newline='\\x0a'
  live_labs_text=\${1//"$slash"/"$slashes"}
  live_labs_text=\${live_labs_text//;/"$semicolon"}
  live_labs_text=\${live_labs_text//$'\\n'/"$newline"}
  live_labs_text=\${live_labs_text//[[:cntrl:]]/}
}

live_labs_prompt() {
  local code=$? live_labs_text='' ended=''
  case $live_labs_ran in
    0) ended=$'\\e]633;D\\a' ;;
    1) ended=$'\\e]633;D;'$code$'\\a' ;;
  esac
  live_labs_escape "\${PWD-}"
  builtin printf '%s\\e]633;P;Cwd=%s\\a' "$ended" "$live_labs_text" >/dev/tty || :
  live_labs_ran=0

  local before='\\[\${live_labs_before-}\\]' after='\\[\${live_labs_after-}\\]' own=\${PS1-}
  own=\${own//"$before"/}
  PS1=$before\${own//"$after"/}$after

  local start='$({ live_labs_start; } 2>/dev/null)\${live_labs_nothing:live_labs_ran=1}' own=\${PS0-}
  PS0=\${own//"$start"/}$start
  local live_labs_entry='' live_labs_number=''
  live_labs_look
  live_labs_shown=$live_labs_number
}

# The last line of the history, "  12* text", and its number; both empty where there is none.
live_labs_look() {
  live_labs_entry=$(HISTTIMEFORMAT='' builtin history 1) || :
  live_labs_number=\${live_labs_entry#"\${live_labs_entry%%[0-9]*}"}
  live_labs_number=\${live_labs_number%%[!0-9]*}
}

live_labs_start() {
  local live_labs_entry='' live_labs_number='' live_labs_text=''
  live_labs_look
  if [[ $live_labs_number != "$live_labs_shown" ]]; then
    live_labs_escape "\${live_labs_entry#*"$live_labs_number"??}"
    builtin printf '\\e]633;E;%s\\a' "$live_labs_text"
  fi
  builtin printf '\\e]633;C\\a'
}

live_labs_first='${firstPrompt}'
PROMPT_COMMAND=\${PROMPT_COMMAND//"$live_labs_first"/}
unset live_labs_first
if (( BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501 )); then
  PROMPT_COMMAND[633]='{ live_labs_prompt; } 2>/dev/null'
else
  PROMPT_COMMAND='{ live_labs_prompt; } 2>/dev/null'$'\\n'"$PROMPT_COMMAND"
fi
live_labs_prompt
`;
