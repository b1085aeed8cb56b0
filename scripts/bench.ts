import type { Findings, Subject } from '../bench/subject';
import { subjects } from '../bench/subjects';
import { openContext } from './setup/openContext';
import { setUp } from './setup/setUp';
import { readOptions } from './tools/readOptions';
import { couldNotRun, runScript } from './tools/runScript';

const usage = `Usage: npm run bench [-- SUBJECT... --json --yes]

Measures side by side in one run, and prints the differences. What it prints holds for this machine
at this moment; no test asks for it.

${subjects.map(({ name, about }) => `  ${name.padEnd(11)} ${about}`).join('\n')}

  --json  print one object and nothing else ("npm run --silent" keeps npm quiet, too)
  --yes   agree beforehand to install what is missing (CI=true means the same)
  --help  print this

Exit code: 0 measured, 2 could not run, 130 interrupted.`;

const options = {
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `npm run bench`: measures what is named, or everything. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const names = args.filter((word) => !word.startsWith('-'));
  const read = readOptions(
    args.filter((word) => word.startsWith('-')),
    options,
  );
  if ('problem' in read) return refuse(read.problem);
  const { json, yes, help } = read.values;
  if (help) {
    console.log(usage);
    return 0;
  }
  const unknown = names.find((name) => !subjects.some((subject) => subject.name === name));
  if (unknown !== undefined) return refuse(`There is nothing to measure called "${unknown}".`);
  const chosen = subjects.filter(({ name }) => names.length === 0 || names.includes(name));
  return json ? measureForPrograms(chosen, yes) : measureForPeople(chosen, yes);
}

function refuse(problem: string): number {
  console.error(`${problem}\n\n${usage}`);
  return couldNotRun;
}

function measureForPeople(chosen: readonly Subject[], yes: boolean): Promise<number> {
  return measure(chosen, { yes, paper: process.stdout }, ({ name, about }, { lines }) => {
    console.log([`${name}: ${about}`, ...lines, ''].join('\n'));
  });
}

async function measureForPrograms(chosen: readonly Subject[], yes: boolean): Promise<number> {
  const all: Record<string, Findings['figures']> = {};
  const exitCode = await measure(chosen, { yes, paper: process.stderr }, ({ name }, findings) => {
    all[name] = findings.figures;
  });
  if (exitCode === 0) console.log(JSON.stringify(all, undefined, 2));
  return exitCode;
}

interface How {
  readonly yes: boolean;
  /** Where progress is told. */
  readonly paper: NodeJS.WriteStream;
}

/** Measures one after the other, so that none disturbs another. */
function measure(
  chosen: readonly Subject[],
  { yes, paper }: How,
  take: (subject: Subject, findings: Findings) => void,
): Promise<number> {
  return runScript(async (signal, endings) => {
    const context = openContext(yes, signal, paper);
    for (const subject of chosen) {
      for (const need of subject.needs) await setUp(need, context, endings);
      take(subject, await subject.measure(context));
    }
    return 0;
  });
}
