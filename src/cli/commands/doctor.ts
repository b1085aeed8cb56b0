import { isLabsError } from '../../core/base/errors';
import type { Engine } from '../../core/ports';
import { tryEngines } from '../../engine';
import { examineLab, type DoctorRow } from '../../run/doctor';
import { installationId } from '../../run/installation';
import { asRunnable, loadLab } from '../../run/loadLab';
import type { CliCall, CliCommand } from '../command';
import { engineSearch, openEngine } from '../services';

/** `live-labs doctor [LAB]`: what is there, what is missing and what to do about it. */
export const doctorCommand: CliCommand = {
  name: 'doctor',
  usage: '[LAB] [--engine HOST]',
  summary: 'Check the engine, and what a lab needs from this machine.',
  options: { engine: { type: 'string' } },
  names: { least: 0, most: 1 },
  async run(call) {
    const { output, names, environment, signal } = call;
    const rows: DoctorRow[] = [];
    const engine = await engineOrRow(call, rows);
    rows.unshift(...(await candidateRows(call, engine !== undefined)));
    if (engine !== undefined) {
      await using open = engine;
      const { product, version, apiVersion, operatingSystem, architecture } =
        await open.about(signal);
      rows.push({
        name: 'Engine',
        ok: true,
        seen: `${product} ${version}, API ${apiVersion}, ${operatingSystem}, ${architecture}, at ${open.address}`,
        fix: '',
      });
      const [lab] = names;
      if (lab !== undefined) {
        const owner = await installationId(environment);
        rows.push(...(await examineLab(asRunnable(await loadLab(lab)), open, owner)));
      }
    }
    for (const { name, ok, seen, fix } of rows) {
      output.line(`${ok ? output.style('green', '✓') : output.style('red', '✗')} ${name}: ${seen}`);
      if (fix !== '') output.line(`    ${fix}`);
    }
    output.result({ checks: rows });
    if (engine === undefined) return 2;
    return rows.every(({ ok }) => ok) ? 0 : 1;
  },
};

/** Where an engine was looked for. A place without one is no fault while another has one. */
async function candidateRows(call: CliCall, isFound: boolean): Promise<DoctorRow[]> {
  const tried = await tryEngines(engineSearch(call));
  return tried
    .filter(({ result }) => result !== 'absent')
    .map(({ way, address, result, detail }) => ({
      name: `Engine by ${way}`,
      ok: isFound || result === 'answered',
      seen: `${address}: ${result}${detail === undefined ? '' : ` (${detail})`}`,
      fix: '',
    }));
}

async function engineOrRow(call: CliCall, rows: DoctorRow[]): Promise<Engine | undefined> {
  try {
    return await openEngine(call);
  } catch (caught) {
    if (!isLabsError(caught)) throw caught;
    const { what, next } = caught.explanation;
    rows.push({ name: 'Engine', ok: false, seen: what, fix: next });
    return undefined;
  }
}
