/** Whether a line begins with a program that people type: well-known, with a path, or after sudo. */
export function startsLikeCommand(line: string): boolean {
  const [first = ''] = line.replace(/^(?:sudo\s+|[A-Z_][A-Z0-9_]*=\S*\s+)+/, '').split(/\s/, 1);
  return names.has(first) || /^(?:~|\.{1,2})?\/[\w./+-]*\w$/.test(first);
}

const names: ReadonlySet<string> = new Set(
  [
    'ab alias apt apt-get aws az bash brew bun cargo cat cd chmod chown clang clear cmake code conda cp crontab',
    'curl cut date dd df diff dig dnf docker docker-compose dotnet du echo env exit export file find',
    'free g++ gcc gcloud gdb getent git go gradle grep gunzip gzip head helm hostname htop httpd id ifconfig',
    'ip iptables java javac journalctl jq kill killall kubectl less ln ls lsblk lscpu lsof ltrace',
    'make man mkdir minikube mount mv mvn mysql nano nc netstat nginx nice node npm npx nproc nslookup objdump oc',
    'passwd perl pgrep pidof ping pip pip3 pkill pnpm podman poetry ps psql pstree pwd pytest python',
    'python3 rm rmdir rsync ruby rustc scp screen sed seq service sh sleep sort source sqlite3 ss ssh',
    'ssh-keygen stat strace su sudo sysctl systemctl tail tar tcpdump tee telnet terraform tmux top uv',
    'touch traceroute tree ulimit umount uname uniq unzip uptime useradd usermod valgrind vi vim vmstat',
    'watch wc wget which who whoami xargs yarn yum zip',
  ].flatMap((line) => line.split(' ')),
);
