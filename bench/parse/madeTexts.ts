import { longestLab } from '../../src/core/lab/parseLab';

/** A lab of the greatest size that is read, with commands and directives in each of its steps. */
export function madeLab(): string {
  const frontMatter = `---
format: 1
lab: made
title: A made lab
container: { container_name: demo, image: 'demo:1', ports: ['8080:80'] }
facts: { Threads: { file: x.conf, match: 'Threads (\\d+)' } }
---
# A made lab

`;
  return filled(frontMatter, longestLab, labStep);
}

/** A course text that knows nothing of labs, as long as a long chapter. */
export function madeCourse(): string {
  return filled('# A made course\n\n', 200_000, courseSection);
}

/** As many parts as there is room for. */
function filled(start: string, length: number, part: (number: number) => string): string {
  let text = start;
  for (let number = 1; ; number += 1) {
    const next = part(number);
    if (text.length + next.length > length) return text;
    text += next;
  }
}

function labStep(number: number): string {
  return `## Step ${number}
<!-- step
id: step-${number}
${number === 1 ? '' : `needs: [step-${number - 1}]`}
time: 2 min
-->

${prose(number)}

\`\`\`console
student@os:~/lab/part-${number}$ docker exec -it demo bash
root@56b9a761d598:/usr/local/apache2# ps -efL | grep -v 'ps'
${processes(number)}
root@56b9a761d598:/usr/local/apache2# grep -n "Threads" \\
> conf/extra/httpd-mpm.conf
${number}: ThreadsPerChild    5
root@56b9a761d598:/usr/local/apache2# exit
student@os:~/lab/part-${number}$ curl localhost:8080
<html><body><h1>It works!</h1></body></html>
\`\`\`

${prose(number + 1)}

<!-- check
name: The server runs ${number} times
processes: { command: httpd, user: www-data, count: 2, threads: Threads + 2 }
within: 10 s
because:
  - { when: { container: absent }, say: There is no container yet., fix: run }
-->
<!-- hint: NLWP counts the threads of a process. -->

`;
}

function courseSection(number: number): string {
  return `## Section ${number}

${prose(number)}

1. First *read* the text, then [the manual](https://example.org/${number}).
1. Build it with \`make\`:

   \`\`\`console
   student@os:~/course/part-${number}$ make
   cc -Wall -c main.c
   cc -o main main.o
   student@os:~/course/part-${number}$ ./main ${number}
   ${processes(number).replaceAll('\n', '\n   ')}
   \`\`\`

${prose(number + 1)}

\`\`\`c
int main(void)
{
	/* ${number} */
	return puts("Hello") < 0;
}
\`\`\`

| call    | what it does          |
| ------- | --------------------- |
| \`read\`  | reads from a file     |
| \`write\` | writes \`${number}\` bytes |

`;
}

function prose(number: number): string {
  return `A **process** has its own memory, and its *threads* share it. Of ${number} threads that run \`main()\`
at most as many are on a processor as there are processors; the others wait in a queue, as
[the manual](https://example.org/sched#${number}) says. What they wait for can be seen: a lock, a timer,
or input that has not come yet. _Who_ comes next, the scheduler decides.`;
}

function processes(number: number): string {
  const rows = Array.from(
    { length: 6 },
    (_, row) =>
      `www-data  ${number + row}       1      ${row}  0    7 20:38 pts/0    00:00:00 httpd -DFOREGROUND`,
  );
  return `UID          PID    PPID     LWP  C NLWP STIME TTY          TIME CMD\n${rows.join('\n')}`;
}
