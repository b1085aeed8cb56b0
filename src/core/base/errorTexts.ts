import { commandFaults } from './commandFaults';
import type { ErrorCode, ErrorFacts } from './errorFacts';
import type { Explanation } from './explanation';

const lastLines = (lines: readonly string[]): string =>
  lines.length === 0 ? 'It printed nothing.' : `It printed last: ${lines.slice(-3).join(' / ')}.`;

/** One sentence or two for every code; a code without its text does not compile. */
export const explanations: {
  readonly [Code in ErrorCode]: (facts: ErrorFacts[Code]) => Explanation;
} = {
  'engine-missing': ({ tried }) => ({
    what: `No container engine was found on this machine; all ${String(tried.length)} usual places are empty.`,
    next: 'Install Docker or Podman, or name an engine with --engine or DOCKER_HOST, then try again.',
  }),
  'engine-stopped': ({ address }) => ({
    what: `A container engine is installed, but nothing answers at ${address}.`,
    next: 'Start it (Docker Desktop, or "sudo systemctl start docker" on Linux), then try again.',
  }),
  'engine-forbidden': ({ address }) => ({
    what: `A container engine is there, but you may not use its socket ${address}.`,
    next: 'Add yourself to its group ("sudo usermod -aG docker $USER"), log out and in, then try again.',
  }),
  'engine-choice-failed': ({ choice }) => ({
    what:
      choice.result === 'unsupported'
        ? `The engine address ${choice.address}, chosen by ${choice.way}, cannot be used: ${choice.detail ?? 'its form is not known'}.`
        : `The engine at ${choice.address}, chosen by ${choice.way}, does not answer (${choice.detail ?? choice.result}).`,
    next: 'Correct or remove that choice, or start the engine there; no other engine is tried behind your back.',
  }),
  'engine-request-failed': ({ doing, status, why }) => ({
    what: `The engine could not ${doing}${status === undefined ? '' : ` (status ${String(status)})`}: ${why}.`,
    next: 'Run "live-labs doctor" to see what is wrong with the engine.',
  }),
  'engine-lost': ({ address }) => ({
    what: `The engine at ${address} stopped or restarted while the lab was tested, so nothing more can be said about the lab.`,
    next: 'Start it if it is not back, then test again; what this test had made is removed by then.',
  }),
  'image-missing': ({ image }) => ({
    what: `The image ${image} is not on this machine.`,
    next: `Get it with "docker pull ${image}", or load it from an archive, then try again.`,
  }),
  'image-refused': ({ image, why }) => ({
    what: `The registry refused the image ${image}: ${why}.`,
    next: `Check the name for a typing error. Get a private image yourself first ("docker login", then "docker pull ${image}").`,
  }),
  'registry-unreachable': ({ image, why }) => ({
    what: `The image ${image} is not on this machine, and its registry does not answer: ${why}.`,
    next: 'Check the network, or load the image from an archive that your instructor gave you.',
  }),
  'archive-unreadable': ({ file, why }) => ({
    what: `The image archive ${file} could not be loaded: ${why}.`,
    next: 'Make it again with "docker save -o FILE IMAGE".',
  }),
  'context-outside': ({ context, folder }) => ({
    what: `The build context ${context} leads out of the lab's folder ${folder}, so nothing of it is sent to the engine.`,
    next: 'Put the files themselves into a folder beside lab.md, and name that as container.build.',
  }),
  'dockerfile-missing': ({ folder }) => ({
    what: `There is no Dockerfile in ${folder}.`,
    next: 'Put one there, or correct container.build in lab.md.',
  }),
  'dockerfile-failed': ({ line, instruction, why, output }) => ({
    what: `The image could not be built: ${line === undefined ? '' : `line ${String(line)} of the Dockerfile, `}"${instruction}" failed (${why}). ${lastLines(output)}`,
    next: 'Mend that instruction, or check the network if it downloads something, then build again.',
  }),
  'port-taken': ({ port }) => ({
    what: `Port ${String(port)} of this machine was taken by another program while the container started.`,
    next: 'Try again: another free port is chosen.',
  }),
  'name-taken': ({ name, image, ofThisLab }) =>
    ofThisLab === true
      ? {
          what: `The container ${name} of this lab was started by hand, so it is left alone.`,
          next: `Stop it as it was started ("make stop" in the lab's folder, or "docker rm -f ${name}"), then try again.`,
        }
      : {
          what: `The name ${name} is in use by a container (of image ${image}) that Live Labs did not make, so it is left alone.`,
          next: `Rename it ("docker rename ${name} my-${name}") or remove it yourself, then try again.`,
        },
  'lab-in-use': ({ name }) => ({
    what: `The container ${name} of this lab is in use: another run holds it, or it was kept with --keep.`,
    next: `Finish that run, or remove the container when you need it no longer ("docker rm -f ${name}"), then try again.`,
  }),
  'container-missing': ({ name }) => ({
    what: `There is no container named ${name}.`,
    next: "Build and run the lab's container first.",
  }),
  'container-absent': ({ name }) => ({
    what: `No container named ${name} is running.`,
    next: 'Run the command of the text that starts it, then try again.',
  }),
  'container-stopped': ({ name }) => ({
    what: `The container ${name} is not running.`,
    next: `Start it ("docker start ${name}"), then try again.`,
  }),
  'container-lost': ({ name }) => ({
    what: `The container ${name} is gone: something else has removed it during the test.`,
    next: 'Run it again.',
  }),
  'container-died': ({ name, exitCode, log }) => ({
    what: `The container ${name} ended right after its start with exit code ${String(exitCode)}. ${lastLines(log)}`,
    next: 'Mend what it complains of (often its configuration), then build and run it again.',
  }),
  'container-foreign': ({ name }) => ({
    what: `The container ${name} was not made by Live Labs, so it is neither stopped nor removed.`,
    next: `Do it yourself if you want to: "docker rm -f ${name}".`,
  }),
  'command-failed': ({ command, line, how, exitCode, output }) => ({
    what: `The command "${command}"${line === undefined ? '' : ` (line ${String(line)})`} ${commandFaults[how].what}${exitCode === undefined ? '' : ` (exit code ${String(exitCode)})`}. ${lastLines(output)}`,
    next: `${(line === undefined ? commandFaults[how].nextWithoutBlock : undefined) ?? commandFaults[how].next} in lab.md.`,
  }),
  'shell-missing': ({ name }) => ({
    what: `There is neither bash nor sh in the container ${name}.`,
    next: 'Use an image that has a shell.',
  }),
  'exec-unfinished': ({ command, seconds }) => ({
    what: `The command "${command}" did not end within ${String(seconds)} s.`,
    next: 'A check needs a command that ends by itself: mend it in lab.md.',
  }),
  'path-outside': ({ path, folder }) => ({
    what: `The file ${path} is not within the lab's folder ${folder}, so no check may look at it.`,
    next: 'Name a file of that folder in lab.md.',
  }),
  'host-refused': ({ lab }) => ({
    what: `The commands of the lab "${lab}" may not run on this machine yet, or a file of its folder has changed since they might, so its check could not run one.`,
    next: 'Run one of its commands by its button and allow them.',
  }),
  'sample-failed': ({ name, why }) => ({
    what: `The processes of ${name} could not be read: ${why}.`,
    next: 'Check that the container still runs.',
  }),
  'flood-refused': ({ name, why }) => ({
    what: `No connection was opened to ${name}: ${why}.`,
    next: 'A flood goes only to the loopback port that a running lab container publishes, and stays within the safe number of connections.',
  }),
  'lab-unreadable': ({ file, why }) => ({
    what: `The lab ${file} could not be read: ${why}.`,
    next: "Name a lab's folder or its lab.md.",
  }),
  'lab-file-unreadable': ({ file, why }) => ({
    what: `A file of the lab could not be read, so nobody can say whether it has changed: ${file} (${why}).`,
    next: "Give yourself the right to read it, or move it out of the lab's folder, then try again.",
  }),
  'lab-too-big': ({ folder, files, bytes }) => ({
    what: `The folder ${folder} is too big for the copy in which a test works: it holds more than ${String(files)} files or ${String(bytes / 2 ** 20)} MB.`,
    next: 'Put lab.md and what it needs into a folder of its own, or move out of it what is not needed, then test again.',
  }),
  'lab-not-text': ({ file, line }) => ({
    what: `The file ${file} is not UTF-8 text: line ${String(line)} holds bytes that are none.`,
    next: 'Save it as UTF-8 (in VS Code: "Save with Encoding"), or name a lab\'s folder or its lab.md.',
  }),
  'lab-broken': ({ file, problems }) => ({
    what: `The lab ${file} has ${problems.length === 1 ? 'an error' : `${String(problems.length)} errors`}: ${problems.slice(0, 3).join('; ')}.`,
    next: 'See all of them with "live-labs lint".',
  }),
  'lab-incomplete': ({ file, missing }) => ({
    what: `The lab ${file} cannot be run: it has no ${missing}.`,
    next: 'Add it to the front matter of lab.md.',
  }),
  'lab-id-taken': ({ file, lab, other }) => ({
    what: `The lab ${file} has the id "${lab}", which ${other} has already.`,
    next: 'Write another id as "lab" in the front matter of one of them.',
  }),
  'workspace-untrusted': ({ lab }) => ({
    what: `The lab "${lab}" comes from this workspace, which is not trusted, so nothing of it is run.`,
    next: 'Read its text, and trust the workspace if you trust its authors.',
  }),
  'step-gated': ({ step, needs }) => ({
    what: `The step "${step}" opens once you have passed ${needs.map(({ title }) => `"${title}"`).join(', ')}.`,
    next: 'Do that first; the step can be read meanwhile.',
  }),
  'answer-first': ({ step, ask }) => ({
    what: `In the step "${step}" this comes after your answer to: ${ask}`,
    next: 'Answer it first; then you can compare.',
  }),
  'terminal-closed': ({ name }) => ({
    what: `The terminal ${name} was closed before the command could run in it.`,
    next: 'Run it again: a new one opens.',
  }),
  'lab-differs': ({ file, step }) => ({
    what: `The lab ${file} is another version than the walkthrough, and its step "${step}" has other parts.`,
    next: 'Do the step from its text, or close that folder to use the lab that came with the extension.',
  }),
  'lab-unknown': ({ lab }) => ({
    what: `There is no lab "${lab}" here.`,
    next: 'Open the folder that holds it, or choose another lab.',
  }),
  'step-unknown': ({ step, known }) => ({
    what: `The lab has no step "${step}".`,
    next: `Name one of: ${known.join(', ')}.`,
  }),
  'file-unwritable': ({ file, why }) => ({
    what: `${file} could not be written: ${why}.`,
    next: 'Check the folder and its rights.',
  }),
  'usage-wrong': ({ why }) => ({ what: `${why}.`, next: 'See "live-labs --help".' }),
};
