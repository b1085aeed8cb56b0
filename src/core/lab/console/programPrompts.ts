import { end, type PromptShape } from './promptShape';

const none = /^(?!)/;

/** Each row: how the prompts look, and what stands in front of the further lines of one input. */
const rows: readonly (readonly [prompts: string, continuation: RegExp])[] = [
  // Python
  [`>>>${end}`, /^\.\.\.(?: |$)/],
  [String.raw`In \[\d+\]:${end}`, /^ +\.\.\.:(?: |$)/],
  // debuggers
  [String.raw`\((?:gdb|lldb|rr|dlv|dbx|i?[Pp]db)\)${end}`, /^ *>(?: |$)/],
  [String.raw`(?:pwndbg>|gdb-peda\$|gef(?:>|➤ ?))${end}`, /^ *>(?: |$)/],
  // databases: mysql>, postgres=#, 127.0.0.1:6379>
  [String.raw`(?:mysql|sqlite|cqlsh(?::\w+)?|SQL|hive)>${end}`, /^ +(?:-|\.\.\.)>(?: |$)/],
  [String.raw`MariaDB \[[^\]]*\]>${end}`, /^ +->(?: |$)/],
  [String.raw`\w+=[#>]${end}`, /^\w+[-'"(][#>](?: |$)/],
  [String.raw`(?:redis )?(?:localhost|\d+(?:\.\d+){3}):\d+(?:\[\d+\])?>${end}`, none],
  // languages: irb(main):001:0>, iex(1)>, octave:1>
  [String.raw`irb\([^)]*\):\d+(?::\d+)?[>*]${end}`, none],
  [String.raw`(?:iex\(\d+\)|octave:\d+)>${end}`, /^\.\.\.(?:\(\d+\)>)?(?: |$)/],
  [String.raw`(?:julia|scala|jshell|ghci|Prelude|php ?)>${end}`, /^ +[.|]+>?(?: |$)/],
  // programs for files, terminals and machines elsewhere
  [String.raw`(?:s?ftp|lftp [^>]*|smb: [^>]*|telnet|mininet|nsh|crash|grub)>${end}`, none],
  [String.raw`(?:msf\d?(?: \w+\([^)]*\))?|meterpreter) >${end}`, none],
  [String.raw`\(qemu\)${end}`, none],
  // network devices, which print no blank: R1#, Switch(config-if)#
  [String.raw`[A-Za-z][\w.-]*\((?:config|vlan|dhcp)[\w-]*\)#`, none],
  [String.raw`(?:Router\d*|Switch\d*|(?:SW|R|S|PC)\d+)[>#](?=[A-Za-z ]|$)`, none],
];

/** Prompts of programs that are no shell. Only well-known ones: `word> ` may as well be output. */
export const programPrompts: readonly PromptShape[] = rows.map(([prompts, continuation]) => ({
  kind: 'program',
  pattern: new RegExp(`^${prompts}`),
  continuation,
  goesOn: undefined,
}));
