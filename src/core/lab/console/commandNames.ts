/** Whether a line begins with a program that people type: well-known, with a path, or after sudo. */
export function startsLikeCommand(line: string): boolean {
  const text = line.trimStart();
  const [first = '', ...more] = text
    .replace(/^(?:sudo\s+(?:-\w+\s+)*|[A-Z_][A-Z0-9_]*=\S*\s+)+/, '')
    .split(/\s+/, mostWords);
  if (/^sudo\s+[\w./-]/.test(text)) return true;
  if (names.has(first) || /^(?:~|\.{1,2})?\/[\w./+-]*\w$/.test(first)) return true;
  // Options behind a word that could be a program's name make it one.
  if (/^[a-z][a-z0-9_+.-]*$/.test(first) && more.some((word) => /^--?[A-Za-z]/.test(word)))
    return true;
  return wordsOfEnglish.has(first) && !more.some((word) => smallWords.has(word));
}

/** Whether what stands behind a `#` is meant for people and for no shell. */
export function isSentence(text: string): boolean {
  if (isWrittenWithoutBlanks(text)) return true;
  if (startsLikeCommand(text)) return false;
  const words = text.trim().split(/\s+/, mostWords);
  return (
    /^(?:\p{Lu}\p{Ll}+,?|[^\P{L}A-Za-z].*|\p{L}[\p{L}\d-]*:)$/u.test(words[0] ?? '') ||
    (words.length > 1 && /[\p{L}\d][.:!?]$/u.test(text.trimEnd())) ||
    words.some((word) => smallWords.has(word))
  );
}

/** Whether a text is in a script that sets no blanks between words, also where it begins with a
 * program's name: the arguments of a command seldom are. */
function isWrittenWithoutBlanks(text: string): boolean {
  const unquoted = text.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '');
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{4}/u.test(unquoted);
}

/** Words of a line that are looked at. */
const mostWords = 30;

const smallWords = setOf([
  'a all an and any are as at be but by for from how in into is is: it its of on or our some sure that the',
  'then this to use using was we when where will with you your',
]);

/** Programs whose names are words that a line of output may as well begin with. */
const wordsOfEnglish = setOf([
  'at clear code comm cut date exit expand export file find fold free groups head history host install join',
  'kill last less locate login look make mount paste patch printf route run screen script service set size sleep',
  'sort source split start stat stop strings strip sync test time top touch tree true type uniq update users',
  'watch which who write yes',
]);

const names = setOf([
  'ab alias ansible ansible-playbook apk apt apt-cache apt-get ar arp as awk aws az base64 bash bc bpftool bpftrace',
  'brew bun bundle bzip2 cal cargo cat cc cd checksec chgrp chmod chown chroot clang clang++ cmake composer conda cp',
  'crontab curl dd deno df diff dig dmesg dnf docker docker-compose dotnet dpkg du echo egrep emacs env ethtool',
  'fallocate fdisk ffuf fgrep flask fuser g++ gcc gcloud gdb gem getent getfacl gh git go gobuster gpg gradle grep',
  'groupadd gunzip gzip hashcat helm hexdump hostname hostnamectl htop httpd hydra id ifconfig insmod ionice iostat ip',
  'iperf iperf3 iptables java javac jobs journalctl jq jupyter killall kind kubectl ld ldd ln ls lsblk lscpu lshw',
  'lsmod lsof lspci lsusb ltrace lvcreate man md5sum minikube mkdir mkfifo mkfs mkswap modprobe mpstat mv mvn mysql',
  'nano nasm nc ncat netstat nft nginx nice nm nmap nmcli node nohup npm npx nproc nslookup objcopy objdump oc od',
  'openssl parted passwd perf perl pgrep php pidof pidstat ping pip pip3 pipenv pipx pkill pmap pnpm podman poetry',
  'printenv ps psql pstree pwd pytest python python2 python3 qemu-img qemu-system-x86_64 R rails readelf readlink',
  'realpath reboot redis-cli renice rm rmdir rmmod rpm Rscript rsync ruby rustc rustup sar scp sed seq sftp sh',
  'sha256sum shutdown smbclient snap sqlite3 sqlmap ss ssh ssh-copy-id ssh-keygen strace su sudo swapoff swapon',
  'sysctl systemctl tac tail tar taskset tc tcpdump tee telnet terraform timedatectl timeout tmux tr traceroute',
  'truncate tshark tty udevadm ufw ulimit umask umount unalias uname unset unshare unzip uptime useradd userdel',
  'usermod uv vagrant valgrind VBoxManage vi vim virsh virt-install virtualenv vmstat wc wget whoami xargs xxd yarn yum',
  'zcat zip zsh',
]);

function setOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
