import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { momentVariable } from './moment';

// The program that holds connections, as it ships, which also writes down when it opens the first one:
// by the monotonic clock of the machine, which all its processes share.

/** Node tells this at each socket that is about to be connected. */
const channel = 'net.client.socket';
const file = process.env[momentVariable] ?? '';

const note = (): void => {
  writeFileSync(file, String(process.hrtime.bigint()));
  unsubscribe(channel, note);
};
subscribe(channel, note);
void import(pathToFileURL('dist/flood.cjs').href);
