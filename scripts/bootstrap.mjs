// The way in for `npm start` and `npm test` on a machine that has only Node and git. It uses nothing
// but what Node brings: it installs the npm packages, builds, and goes on in what it has built.
import { spawn } from 'node:child_process';
import console from 'node:console';
import { createHash } from 'node:crypto';
import { lstat, readFile, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const couldNotRun = 2;

/** The oldest Node that has all we use, as package.json says too. */
const oldestNode = { major: 20, minor: 19 };

/** Holds the hash of the package-lock.json that node_modules was installed from. */
const stamp = 'node_modules/.live-labs-lock';

process.chdir(root);
const [script = 'start', ...args] = process.argv.slice(2);
process.exitCode =
  refuseOldNode() ?? (await installPackages()) ?? (await build()) ?? (await goOn(script, args));

/** Gives an exit code where nothing can go on; so do the next two. */
function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld =
    major < oldestNode.major || (major === oldestNode.major && minor < oldestNode.minor);
  if (!isOld) return undefined;
  console.error(
    `Live Labs needs Node ${oldestNode.major}.${oldestNode.minor} or newer, and this is Node ${process.versions.node}: install a newer one, then run this again.`,
  );
  return couldNotRun;
}

async function installPackages() {
  const lock = createHash('sha256')
    .update(await readFile('package-lock.json'))
    .digest('hex');
  if ((await readIfThere(stamp)) === lock) return undefined;
  // npm empties the folder first, and what a link leads to belongs to somebody else.
  if (await isLink('node_modules')) {
    console.error(
      'node_modules is a link, and what it leads to is not what package-lock.json asks for: remove the link, then run this again.',
    );
    return couldNotRun;
  }
  console.log('Installing the npm packages (npm ci)');
  // npm tells its own path to what it runs; where this file is run by hand, npm is on the PATH.
  const npm = process.env['npm_execpath'];
  const command = npm === undefined ? ['npm'] : [process.execPath, npm];
  const failure = await run([...command, 'ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (failure === undefined) await writeFile(stamp, lock);
  return failure;
}

function build() {
  return run([process.execPath, 'esbuild.mjs']);
}

/** @typedef {{ readonly main: (args: readonly string[]) => Promise<number> }} BuiltScript */

/**
 * Runs what the script exports as `main`, which gives the exit code.
 * @param {string} name
 * @param {readonly string[]} rest
 */
async function goOn(name, rest) {
  process.setSourceMapsEnabled(true);
  /** @type {unknown} */
  const built = await import(pathToFileURL(`${root}/out/scripts/${name}.js`).href);
  return /** @type {BuiltScript} */ (built).main(rest);
}

/**
 * Runs a command at our terminal and waits for it, also when we are told to stop.
 * @param {readonly string[]} command
 * @returns {Promise<number | undefined>} our exit code where it did not end well
 */
function run([program = '', ...rest]) {
  return new Promise((resolve) => {
    let stopped = 0;
    /** @param {NodeJS.Signals} name */
    const stop = (name) => {
      stopped = 128 + constants.signals[name];
      child.kill(name);
    };
    const names = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const name of names) process.on(name, stop);
    /** @param {boolean} isGood */
    const finish = (isGood) => {
      for (const name of names) process.off(name, stop);
      if (!isGood && stopped === 0) console.error(`"${[program, ...rest].join(' ')}" failed.`);
      resolve(stopped === 0 ? (isGood ? undefined : couldNotRun) : stopped);
    };
    // On Windows npm is a batch file, which takes a shell.
    const shell = program === 'npm' && process.platform === 'win32';
    const child = spawn(program, rest, { stdio: 'inherit', shell });
    child.once('error', (caught) => {
      console.error(caught.message);
      finish(false);
    });
    child.once('exit', (code) => {
      finish(code === 0);
    });
  });
}

/** @param {string} file */
async function isLink(file) {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}

/** @param {string} file */
async function readIfThere(file) {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
