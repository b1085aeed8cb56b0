import { end, environments, posix, type PromptShape } from './promptShape';

/** Authors also write what a student has to fill in: `root@<name-of-vm># `. */
const toFillIn = String.raw`<[^<>@\s]+>|\{[^{}@\s]+\}`;
const user = String.raw`(?:[A-Za-z_][\w.-]*|I have no name!|${toFillIn})`;
const host = String.raw`(?<host>[A-Za-z0-9_][\w.-]*|\(none\)|${toFillIn})`;
const who = `${user}[@㉿]${host}`;
const branch = String.raw`(?: \([^()]*\))?`;

/** Prompts that name a user and a host, most usual first. */
export const loginPrompts: readonly PromptShape[] = [
  // student@os:~/x$ and root@56b9a761d598:/usr/local/apache2#
  String.raw`${who}:(?:\S*?[$#]|[~/]\S*?%)${end}`,
  // student@os:~/my files$
  String.raw`${who}:[~/][^$#%>]*[^\s$#%>][$#]${end}`,
  // pi@raspberrypi:~ $ and root@:~ #, also with the branch of a repository
  String.raw`${user}@${host}?:[~/]\S*${branch} [$#%]${end}`,
  // me@fish:~/x>
  String.raw`${who}:[~/]\S*?>${end}`,
  // me@mac ~ %
  String.raw`${who} +(?![\d.]+ )\S+ %${end}`,
  // root@gentoo /etc # and me@fish ~/x>
  String.raw`${who} +[~/]\S*${branch}(?: ?[$#]|>)${end}`,
  // [me@fedora x]$ and [me@fedora]-[/x]:$
  String.raw`\[${who}(?:[: ][^\]]*)?\](?:-\[[^\]]*\]:?)? ?[$#%]${end}`,
  // me@os$, admin@router> and root@os~#
  String.raw`${who}(?:~[^\s$#%>]*)?[$#%>]${end}`,
  // root@host #
  String.raw`${who} [$#]${end}`,
  // Mac:~ me$
  String.raw`(?<host>[A-Za-z][\w.-]*):(?:[~/]\S*|[\w-]+) [a-z_][\w.-]*[$#]${end}`,
  // student@os:~$ls and [me@fedora x]$ls, where the blank was forgotten
  String.raw`${who}:[~/][\w./~-]*[$#](?=[A-Za-z./])`,
  String.raw`\[${who}[: ][^\]]*\][$#](?=[A-Za-z./])`,
].map((pattern) => ({
  ...posix,
  kind: 'login',
  pattern: new RegExp(`^${environments}${pattern}`),
}));
