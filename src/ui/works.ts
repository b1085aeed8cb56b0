/**
 * What works on labs and engines. Every file of ui/ reaches it by `loadWorks`, so that activation,
 * which every start of VS Code with a lab pays for, loads none of it.
 */
export { guidePage, guideText } from '../core/guide/guidePage';
export { sampleOf } from '../core/progress/sampleOf';
export { findEngine, thisMachine, tryEngines } from '../engine';
export { floodCommands, floodStarter } from '../flood';
export { contentHash } from '../run/contentHash';
export { changedAt, FileDigests } from '../run/fileDigest';
export { installationId } from '../run/installation';
export { LabSession } from '../run/labSession';
export { limitMilliseconds } from '../run/runExec';
export { lintLab } from '../run/lint/lintLabs';
export { asRunnable, loadLab, loadText } from '../run/loadLab';
export { openSnapshotSource } from '../sampling';
