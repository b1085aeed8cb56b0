import { end, type PromptShape } from './promptShape';

const none = /^(?!)/;

/** What gdb reads several lines for; a program that runs in it may print `>` as well. */
const ofGdb = /^(?:commands|compile|define|document|if|python|while)\b/;

/** Each row: how the prompts look, what stands in front of the further lines of one input, and how
 * such an input begins, where not any may. */
const rows: readonly (readonly [prompts: string, continuation: RegExp, begins?: RegExp])[] = [
  // Python
  [`>>>${end}`, /^\.\.\.(?: |$)/],
  [String.raw`In \[\d+\]:${end}`, /^ +\.\.\.:(?: |$)/],
  // debuggers
  [String.raw`\((?:gdb|lldb|rr|dlv|dbx|i?[Pp]db)\)${end}`, /^ *>/, ofGdb],
  [`debug>${end}`, /^\.\.\.(?: |$)/],
  [String.raw`(?:pwndbg>|gdb-peda\$|gef(?:>|➤ ?))${end}`, /^ *>/, ofGdb],
  // databases: mysql>, postgres=#, 127.0.0.1:6379>
  [String.raw`(?:mysql|sqlite|cqlsh(?::\w+)?|SQL|hive)>${end}`, /^ +(?:-|\.\.\.)>(?: |$)/],
  [String.raw`MariaDB \[[^\]]*\]>${end}`, /^ +->(?: |$)/],
  // MongoDB's, named after the database: shop> db.carts.find(), rs0 [direct: primary] shop> use log
  [
    String.raw`(?:[\w-]+ \[[\w: ]+\] )?[A-Za-z][\w-]*>(?= (?:db\.\w|rs\.\w+\(|use \w+;?\s*$|show [a-z]))`,
    /^(?:\.{3}|\|)(?: |$)/,
  ],
  [String.raw`\w+=[#>]${end}`, /^\w+[-'"(][#>](?: |$)/],
  [String.raw`(?:redis )?(?:localhost|\d+(?:\.\d+){3}):\d+(?:\[\d+\])?>${end}`, none],
  // languages: irb(main):001:0>, iex(1)>, octave:1>
  [String.raw`irb\([^)]*\):\d+(?::\d+)?[>*]${end}`, none],
  [String.raw`(?:iex\(\d+\)|octave:\d+)>${end}`, /^\.\.\.(?:\(\d+\)>)?(?: |$)/],
  [String.raw`(?:julia|scala|jshell|ghci|Prelude|php ?)>${end}`, /^ +[.|]+>?(?: |$)/],
  // programs for files, terminals and machines elsewhere
  [String.raw`(?:s?ftp|lftp [^>]*|smb: [^>]*|telnet|nsh|crash|grub)>${end}`, none],
  ['mininet>(?=[A-Za-z ]|$)', none],
  [String.raw`(?:msf\d?(?: \w+\([^)]*\))?|meterpreter) >${end}`, none],
  [String.raw`\(qemu\)${end}`, none],
  // network devices, which print no blank: R1#, Switch(config-if)#
  [String.raw`[A-Za-z][\w.-]*\((?:config|vlan|dhcp)[\w-]*\)#`, none],
  [String.raw`(?:Router\d*|Switch\d*|(?:SW|R|S|PC)\d+)[>#](?=[A-Za-z ]|$)`, none],
  // whatever their name, where they are asked what only they know: r1# show ip route
  [String.raw`[A-Za-z][\w.-]*[>#](?= (?:show [a-z]|conf(?:igure)? t(?:erminal)?$))`, none],
];

/** Prompts of programs that are no shell. Only well-known ones: `word> ` may as well be output. */
export const programPrompts: readonly PromptShape[] = rows.map(
  ([prompts, continuation, begins]) => ({
    kind: 'program',
    pattern: new RegExp(`^${prompts}`),
    continuation,
    ...(begins && { begins }),
    goesOn: undefined,
  }),
);
