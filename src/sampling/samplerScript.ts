import { samplerName } from '../core/threads/ourNames';

/** The sampler's own program, with a word that tells a reader of `ps` what it is. */
export const samplerCommand = ['sh', '-s', samplerName] as const;

/** Carries the id of one sampler, so that each can be found from outside. */
export const samplerVariable = 'LIVE_LABS_SAMPLER';

/**
 * What the sampler's shell is taught once. It uses nothing but sh and cat, and ls while there
 * are connections; it starts one process for about 1,000 threads. Four choices keep a sample cheap
 * (measured with 15 and 113 threads):
 * - Files are named one by one, since a pattern for a thread's files makes the kernel list its
 *   whole folder (-1 and -5 ms).
 * - /proc/net/tcp and tcp6 cost 5 ms each on a machine with 24 GB, however few the connections: the
 *   kernel walks its whole table. sockstat has the number of sockets for nothing, so a table without
 *   any is left out, and so are both while the numbers are those of a time without connections.
 * - Command lines hardly ever change, so they are asked for apart from the rest.
 * - They have no end that could be relied on, so cat's own environment, which holds the sampler's
 *   id, stands after each. This needs no process for each command line (1 ms).
 */
export const samplerScript = `
# sample QUIET WANTED: each process's status and stat, of the WANTED ones (all, none or " PID PID ")
# then its threads' stat and syscall; then, unless the numbers of sockets are QUIET, the TCP tables
# and the links of the WANTED ones' open files; then those numbers.
sample() {
  sockets=
  for list in sockstat sockstat6; do
    [ -r /proc/net/$list ] && while read -r key _ count _; do
      case $key in TCP: | TCP6:) sockets="$sockets:$count" ;; esac
    done </proc/net/$list
  done
  files= owners=
  for process in /proc/[0-9]*; do
    own=" $process/status $process/stat"
    case $2 in
      all | *" \${process#/proc/} "*)
        for thread in $process/task/*; do own="$own $thread/stat $thread/syscall"; done
        owners="$owners \${process#/proc/}"
        ;;
    esac
    files="$files$own"
    [ \${#files} -gt 60000 ] && show $files && files=
  done
  case $sockets in
    "$1") owners= ;;
    *:0) files="$files /proc/net/tcp" ;;
    :0:*) files="$files /proc/net/tcp6" ;;
    *) files="$files /proc/net/tcp /proc/net/tcp6" ;;
  esac
  show $files
  [ -n "$owners" ] && [ \${#owners} -lt 30000 ] && echo links && links $owners
  echo "sockets$sockets"
}
# arguments PID...: the command lines of these processes, after each cat's own environment.
arguments() {
  files=
  for pid; do files="$files /proc/$pid/cmdline /proc/self/environ"; done
  show $files
}
# waits PID/task/LWP...: what these threads wait for, after each the name of cat.
waits() {
  files=
  for thread; do files="$files /proc/$thread/syscall /proc/self/comm"; done
  show $files
}
# links PID...: the links of these processes' open files, and of ls's own, so that all are named.
links() {
  folders=/proc/self/fd
  for pid; do folders="$folders /proc/$pid/fd"; done
  ls -ln $folders 2>/dev/null
  return 0
}
# show FILE...: what can be read of them; what has ended is left out.
show() {
  cat "$@" 2>/dev/null
  return 0
}
`;
