/** A lab that is longer than any hour: as many steps, and ten blocks in each. */
export function bigLab(steps: number): string {
  const numbers = Array.from({ length: steps }, (_, index) => index + 1);
  return `---
format: 1
lab: big-lab
title: A big lab
container: { container_name: live-labs-big, image: 'demo:1', ports: ['8080:80'] }
---
# A big lab

${prose(0)}

${numbers.map(step).join('\n')}`;
}

/** How many blocks each of its steps has, by which its size is told. */
export const blocksInStep = 10;

function step(number: number): string {
  return `## Step ${String(number)}
<!-- step
id: step-${String(number)}
time: 2 min
-->

${prose(number)}

\`\`\`console
student@os:~/lab/part-${String(number)}$ docker exec -it live-labs-big bash
root@56b9a761d598:/usr/local/apache2# ps -efL
${processes(number)}
root@56b9a761d598:/usr/local/apache2# exit
\`\`\`

${prose(number + 1)}

\`\`\`c
int main(void)
{
	/* ${String(number)} */
	return puts("Hello") < 0;
}
\`\`\`

<!-- question
id: why-${String(number)}
ask: How many threads has each worker of step ${String(number)}?
answer: ${String(number)}
-->

| call    | what it does          |
| ------- | --------------------- |
| \`read\`  | reads from a file     |
| \`write\` | writes \`${String(number)}\` bytes |

\`\`\`console
student@os:~/lab/part-${String(number)}$ curl localhost:8080
<html><body><h1>It works!</h1></body></html>
\`\`\`

<!-- note: A thread shares the memory of its process. -->

<!-- check
name: The question of step ${String(number)} is answered
answer: why-${String(number)}
-->
<!-- check
name: The lab's own file ${String(number)} is there
file: { path: "part-${String(number)}.txt", contains: "x" }
-->
<!-- hint: NLWP counts the threads of a process. -->
`;
}

function prose(number: number): string {
  return `A **process** has its own memory, and its *threads* share it. Of ${String(number)} threads that run
\`main()\` at most as many are on a processor as there are processors; the others wait in a queue, as
[the manual](https://example.org/sched#${String(number)}) says.`;
}

function processes(number: number): string {
  const row = (at: number): string =>
    `www-data  ${String(number + at)}       1      ${String(at)}  0    7 20:38 pts/0    00:00:00 httpd -DFOREGROUND`;
  const rows = Array.from({ length: 16 }, (_, at) => row(at));
  return `UID          PID    PPID     LWP  C NLWP STIME TTY          TIME CMD\n${rows.join('\n')}`;
}
