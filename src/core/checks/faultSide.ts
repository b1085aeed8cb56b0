import type { ErrorCode } from '../base/errorFacts';
import { isLabsError } from '../base/errors';
import type { FaultSide } from './verdict';

/** Whose side a failure is on. What is thrown without being a `LabsError` is our own defect, which
 * a student meets as their environment. */
export function faultSideOf(failure: unknown): FaultSide {
  return isLabsError(failure) ? sides[failure.code] : 'environment';
}

const sides: Readonly<Record<ErrorCode, FaultSide>> = {
  'engine-missing': 'environment',
  'engine-stopped': 'environment',
  'engine-forbidden': 'environment',
  'engine-choice-failed': 'environment',
  'engine-request-failed': 'environment',
  'engine-lost': 'environment',
  'container-lost': 'environment',
  'image-missing': 'environment',
  'image-refused': 'environment',
  'registry-unreachable': 'environment',
  'archive-unreadable': 'environment',
  'port-taken': 'environment',
  'name-taken': 'environment',
  'lab-in-use': 'environment',
  'file-unwritable': 'environment',
  'sample-failed': 'environment',
  'container-missing': 'you',
  'container-absent': 'you',
  'container-stopped': 'you',
  'container-foreign': 'you',
  'flood-refused': 'you',
  'flood-too-big': 'environment',
  'flood-unreachable': 'environment',
  'flood-unstarted': 'environment',
  'flood-lost': 'environment',
  'port-dead': 'environment',
  'port-foreign': 'environment',
  'step-gated': 'you',
  'answer-first': 'you',
  'terminal-closed': 'you',
  'lab-differs': 'lab',
  'lab-changed': 'you',
  'path-outside': 'lab',
  'lab-unknown': 'you',
  'host-refused': 'you',
  'step-unknown': 'you',
  'usage-wrong': 'you',
  'container-died': 'lab',
  'context-outside': 'lab',
  'dockerfile-missing': 'lab',
  'dockerfile-failed': 'lab',
  'command-failed': 'lab',
  'shell-missing': 'lab',
  'exec-unfinished': 'lab',
  'lab-unreadable': 'lab',
  'lab-file-unreadable': 'lab',
  'lab-too-big': 'lab',
  'lab-not-text': 'lab',
  'lab-broken': 'lab',
  'lab-incomplete': 'lab',
  'lab-id-taken': 'lab',
  'workspace-untrusted': 'you',
};
