import * as l10n from '@vscode/l10n';
import { commandFaults } from './commandFaults';
import type { ErrorCode, ErrorFacts, TriedAddress } from './errorFacts';
import type { Explanation } from './explanation';
import { floodExplanations } from './floodErrorTexts';
import { threadExplanations } from './threadErrorTexts';
import { counted } from './words';

/** One sentence or two for every code; a code without its text does not compile. */
export const explanations: {
  readonly [Code in ErrorCode]: (facts: ErrorFacts[Code]) => Explanation;
} = {
  'engine-missing': ({ tried }) => ({
    what: l10n.t(
      'No container engine was found on this machine; all {0} usual places are empty.',
      tried.length,
    ),
    next: l10n.t(
      'Install Docker or Podman, or name an engine with --engine or DOCKER_HOST, then try again.',
    ),
  }),
  'engine-stopped': ({ address }) => ({
    what: l10n.t('A container engine is installed, but nothing answers at {0}.', address),
    next: l10n.t(
      'Start it (Docker Desktop, or "sudo systemctl start docker" on Linux), then try again.',
    ),
  }),
  'engine-forbidden': ({ address }) => ({
    what: l10n.t('A container engine is there, but you may not use its socket {0}.', address),
    next: l10n.t(
      'Add yourself to its group ("sudo usermod -aG docker $USER"), log out and in, then try again.',
    ),
  }),
  'engine-choice-failed': ({ choice }) => ({
    what:
      choice.result === 'unsupported'
        ? l10n.t(
            'The engine address {0}, chosen by {1}, cannot be used: {2}.',
            choice.address,
            choice.way,
            choice.detail ?? l10n.t('its form is not known'),
          )
        : l10n.t(
            'The engine at {0}, chosen by {1}, does not answer ({2}).',
            choice.address,
            choice.way,
            choice.detail ?? resultWords[choice.result](),
          ),
    next: l10n.t(
      'Correct or remove that choice, or start the engine there; no other engine is tried behind your back.',
    ),
  }),
  'engine-request-failed': ({ doing, status, why }) => ({
    what:
      status === undefined
        ? l10n.t('The engine could not {0}: {1}.', doing, why)
        : l10n.t('The engine could not {0} (status {1}): {2}.', doing, status, why),
    next: l10n.t('Run "live-labs doctor" to see what is wrong with the engine.'),
  }),
  'engine-lost': ({ address }) => ({
    what: l10n.t(
      'The engine at {0} stopped or restarted while the lab was tested, so nothing more can be said about the lab.',
      address,
    ),
    next: l10n.t(
      'Start it if it is not back, then test again; what this test had made is removed by then.',
    ),
  }),
  'image-missing': ({ image }) => ({
    what: l10n.t('The image {0} is not on this machine.', image),
    next: l10n.t(
      'Get it with "docker pull {0}", or load it from an archive, then try again.',
      image,
    ),
  }),
  'image-refused': ({ image, why }) => ({
    what: l10n.t('The registry refused the image {0}: {1}.', image, why),
    next: l10n.t(
      'Check the name for a typing error. Get a private image yourself first ("docker login", then "docker pull {0}").',
      image,
    ),
  }),
  'registry-unreachable': ({ image, why }) => ({
    what: l10n.t(
      'The image {0} is not on this machine, and its registry does not answer: {1}.',
      image,
      why,
    ),
    next: l10n.t(
      'Check the network, or load the image from an archive that your instructor gave you.',
    ),
  }),
  'archive-unreadable': ({ file, why }) => ({
    what: l10n.t('The image archive {0} could not be loaded: {1}.', file, why),
    next: l10n.t('Make it again with "docker save -o FILE IMAGE".'),
  }),
  'context-outside': ({ context, folder }) => ({
    what: l10n.t(
      "The build context {0} leads out of the lab's folder {1}, so nothing of it is sent to the engine.",
      context,
      folder,
    ),
    next: l10n.t(
      'Put the files themselves into a folder beside lab.md, and name that as container.build.',
    ),
  }),
  'dockerfile-missing': ({ folder }) => ({
    what: l10n.t('There is no Dockerfile in {0}.', folder),
    next: l10n.t('Put one there, or correct container.build in lab.md.'),
  }),
  'dockerfile-failed': ({ line, instruction, why, output }) => ({
    what:
      line === undefined
        ? l10n.t(
            'The image could not be built: "{0}" failed ({1}). {2}',
            instruction,
            why,
            lastLines(output),
          )
        : l10n.t(
            'The image could not be built: line {0} of the Dockerfile, "{1}" failed ({2}). {3}',
            line,
            instruction,
            why,
            lastLines(output),
          ),
    next: l10n.t(
      'Mend that instruction, or check the network if it downloads something, then build again.',
    ),
  }),
  'port-taken': ({ port }) => ({
    what: l10n.t(
      'Port {0} of this machine was taken by another program while the container started.',
      port,
    ),
    next: l10n.t('Try again: another free port is chosen.'),
  }),
  'name-taken': ({ name, image, ofThisLab }) =>
    ofThisLab === true
      ? {
          what: l10n.t(
            'The container {0} of this lab was started by hand, so it is left alone.',
            name,
          ),
          next: l10n.t(
            'Stop it as it was started ("make stop" in the lab\'s folder, or "docker rm -f {0}"), then try again.',
            name,
          ),
        }
      : {
          what: l10n.t(
            'The name {0} is in use by a container (of image {1}) that Live Labs did not make, so it is left alone.',
            name,
            image,
          ),
          next: l10n.t(
            'Rename it ("docker rename {0} my-{0}") or remove it yourself, then try again.',
            name,
          ),
        },
  'lab-in-use': ({ name }) => ({
    what: l10n.t(
      'The container {0} of this lab is in use: another run holds it, or it was kept with --keep.',
      name,
    ),
    next: l10n.t(
      'Finish that run, or remove the container when you need it no longer ("docker rm -f {0}"), then try again.',
      name,
    ),
  }),
  'container-missing': ({ name }) => ({
    what: l10n.t('There is no container named {0}.', name),
    next: l10n.t("Build and run the lab's container first."),
  }),
  'container-absent': ({ name }) => ({
    what: l10n.t('No container named {0} is running.', name),
    next: l10n.t('Run the command of the text that starts it, then try again.'),
  }),
  'container-stopped': ({ name, isPaused }) =>
    isPaused === true
      ? {
          what: l10n.t('The container {0} is paused.', name),
          next: l10n.t('Unpause it ("docker unpause {0}"), then try again.', name),
        }
      : {
          what: l10n.t('The container {0} is not running.', name),
          next: l10n.t('Start it ("docker start {0}"), then try again.', name),
        },
  'container-lost': ({ name }) => ({
    what: l10n.t('The container {0} is gone: something else has removed it during the test.', name),
    next: l10n.t('Run it again.'),
  }),
  'container-died': ({ name, exitCode, log }) => ({
    what: l10n.t(
      'The container {0} ended right after its start with exit code {1}. {2}',
      name,
      exitCode,
      lastLines(log),
    ),
    next: l10n.t(
      'Mend what it complains of (often its configuration), then build and run it again.',
    ),
  }),
  'container-foreign': ({ name, wish }) => ({
    what: l10n.t(
      'The container {0} was not made by Live Labs, so it is neither stopped nor removed.',
      name,
    ),
    next: l10n.t('Do it yourself if you want to: "docker {0} {1}".', wish, name),
  }),
  'command-failed': (facts) => {
    const { what, next, nextWithoutBlock = next } = commandFaults[facts.how]();
    return {
      what: whatFailed(facts, what),
      next: facts.line === undefined ? nextWithoutBlock : next,
    };
  },
  'shell-missing': ({ name }) => ({
    what: l10n.t('There is neither bash nor sh in the container {0}.', name),
    next: l10n.t('Use an image that has a shell.'),
  }),
  'exec-unfinished': ({ command, seconds }) => ({
    what: l10n.t('The command "{0}" did not end within {1} s.', command, seconds),
    next: l10n.t('A check needs a command that ends by itself: mend it in lab.md.'),
  }),
  'path-outside': ({ path, folder }) => ({
    what: l10n.t(
      "The file {0} is not within the lab's folder {1}, so no check may look at it.",
      path,
      folder,
    ),
    next: l10n.t('Name a file of that folder in lab.md.'),
  }),
  'host-refused': ({ lab }) => ({
    what: l10n.t(
      'The commands of the lab "{0}" may not run on this machine yet, or a file of its folder has changed since they might, so its check could not run one.',
      lab,
    ),
    next: l10n.t('Run one of its commands by its button and allow them.'),
  }),
  'sample-failed': ({ name, why }) => ({
    what: l10n.t('The processes of {0} could not be read: {1}.', name, why),
    next: l10n.t('Check that the container still runs.'),
  }),
  'descriptors-missing': ({ name }) => ({
    what: l10n.t(
      'The processes of {0} could not be read: too many files are open on this machine.',
      name,
    ),
    next: l10n.t('Close other programs or windows, then try again.'),
  }),
  ...floodExplanations,
  ...threadExplanations,
  'lab-unreadable': ({ file, why }) => ({
    what: l10n.t('The lab {0} could not be read: {1}.', file, why),
    next: l10n.t("Name a lab's folder or its lab.md."),
  }),
  'lab-file-unreadable': ({ file, why }) => ({
    what: l10n.t(
      'A file of the lab could not be read, so nobody can say whether it has changed: {0} ({1}).',
      file,
      why,
    ),
    next: l10n.t(
      "Give yourself the right to read it, or move it out of the lab's folder, then try again.",
    ),
  }),
  'lab-too-big': ({ folder, files, bytes }) => ({
    what: l10n.t(
      'The folder {0} is too big for the copy in which a test works: it holds more than {1} files or {2} MB.',
      folder,
      files,
      bytes / 2 ** 20,
    ),
    next: l10n.t(
      'Put lab.md and what it needs into a folder of its own, or move out of it what is not needed, then test again.',
    ),
  }),
  'lab-not-text': ({ file, line }) => ({
    what: l10n.t('The file {0} is not UTF-8 text: line {1} holds bytes that are none.', file, line),
    next: l10n.t(
      'Save it as UTF-8 (in VS Code: "Save with Encoding"), or name a lab\'s folder or its lab.md.',
    ),
  }),
  'lab-broken': ({ file, problems }) => ({
    what: l10n.t(
      'The lab {0} has {1}: {2}.',
      file,
      problems.length === 1 ? l10n.t('an error') : counted(problems.length, 'error'),
      problems.slice(0, 3).join('; '),
    ),
    next: l10n.t('See all of them with "live-labs lint".'),
  }),
  'lab-incomplete': ({ file, missing }) => ({
    what: l10n.t('The lab {0} cannot be run: it has no {1}.', file, missing),
    next: l10n.t('Add it to the front matter of lab.md.'),
  }),
  'lab-id-taken': ({ file, lab, other }) => ({
    what: l10n.t('The lab {0} has the id "{1}", which {2} has already.', file, lab, other),
    next: l10n.t('Write another id as "lab" in the front matter of one of them.'),
  }),
  'workspace-untrusted': ({ lab }) => ({
    what: l10n.t(
      'The lab "{0}" comes from this workspace, which is not trusted, so nothing of it is run.',
      lab,
    ),
    next: l10n.t('Read its text, and trust the workspace if you trust its authors.'),
  }),
  'step-gated': ({ step, needs }) => ({
    what: l10n.t(
      'The step "{0}" opens once you have passed {1}.',
      step,
      needs.map(({ title }) => `"${title}"`).join(', '),
    ),
    next: l10n.t('Do that first; the step can be read meanwhile.'),
  }),
  'answer-first': ({ step, ask }) => ({
    what: l10n.t('In the step "{0}" this comes after your answer to: {1}', step, ask),
    next: l10n.t('Answer it first; then you can compare.'),
  }),
  'terminal-closed': ({ name }) => ({
    what: l10n.t('The terminal {0} was closed before the command could run in it.', name),
    next: l10n.t('Run it again: a new one opens.'),
  }),
  'lab-differs': ({ file, step }) => ({
    what: l10n.t(
      'The lab {0} is another version than the walkthrough, and its step "{1}" has other parts.',
      file,
      step,
    ),
    next: l10n.t(
      'Do the step from its text, or close that folder to use the lab that came with the extension.',
    ),
  }),
  'lab-changed': ({ file }) => ({
    what: l10n.t('The lab {0} has changed meanwhile, so nothing more of it was run.', file),
    next: l10n.t('Look at the step as it is now, and press the button again.'),
  }),
  'lab-unknown': ({ lab }) => ({
    what: l10n.t('There is no lab "{0}" here.', lab),
    next: l10n.t('Open the folder that holds it, or choose another lab.'),
  }),
  'step-unknown': ({ step, known }) => ({
    what: l10n.t('The lab has no step "{0}".', step),
    next: l10n.t('Name one of: {0}.', known.join(', ')),
  }),
  'file-unwritable': ({ file, why }) => ({
    what: l10n.t('{0} could not be written: {1}.', file, why),
    next: l10n.t('Check the folder and its rights.'),
  }),
  'usage-wrong': ({ why, command }) => ({
    what: `${why}.`,
    next:
      command === undefined
        ? l10n.t('See "live-labs --help".')
        : l10n.t('See "live-labs {0} --help".', command),
  }),
};

function whatFailed(
  { command, line, exitCode, output }: ErrorFacts['command-failed'],
  fault: string,
): string {
  const did = exitCode === undefined ? fault : l10n.t('{0} (exit code {1})', fault, exitCode);
  const printed = lastLines(output);
  return line === undefined
    ? l10n.t('The command "{0}" {1}. {2}', command, did, printed)
    : l10n.t('The command "{0}" (line {1}) {2}. {3}', command, line, did, printed);
}

function lastLines(lines: readonly string[]): string {
  return lines.length === 0
    ? l10n.t('It printed nothing.')
    : l10n.t('It printed last: {0}.', lines.slice(-3).join(' / '));
}

/** What was found at an address, where the system had no words for it. */
const resultWords: Readonly<Record<TriedAddress['result'], () => string>> = {
  answered: () =>
    l10n.t({ message: 'answered', comment: 'an address where an engine was looked for' }),
  absent: () => l10n.t({ message: 'absent', comment: 'an address where an engine was looked for' }),
  refused: () =>
    l10n.t({ message: 'refused', comment: 'an address where an engine was looked for' }),
  forbidden: () =>
    l10n.t({ message: 'forbidden', comment: 'an address where an engine was looked for' }),
  unsupported: () =>
    l10n.t({ message: 'unsupported', comment: 'an address where an engine was looked for' }),
};
