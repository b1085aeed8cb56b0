import type {
  CommandFault,
  ErrorCode,
  ErrorFacts,
  TriedAddress,
} from '../../src/core/base/errorFacts';

/** Facts of every failure that we know, made of words that no sentence of ours has. */
export const errorSamples: {
  readonly [Code in ErrorCode]: readonly ErrorFacts[Code][];
} = {
  'engine-missing': [{ tried: [] }],
  'engine-stopped': [{ address: 'qaddress', tried: [] }],
  'engine-forbidden': [{ address: 'qaddress', tried: [] }],
  'engine-choice-failed': results().flatMap((result) => [
    { choice: { way: 'QWAY', address: 'qaddress', result } },
    { choice: { way: 'QWAY', address: 'qaddress', result, detail: 'qdetail' } },
  ]),
  'engine-request-failed': [undefined, 500].map((status) => ({
    doing: 'qdo',
    status,
    why: 'qwhy',
  })),
  'engine-lost': [{ address: 'qaddress' }],
  'image-missing': [{ image: 'qimage' }],
  'image-refused': [{ image: 'qimage', why: 'qwhy' }],
  'registry-unreachable': [{ image: 'qimage', why: 'qwhy' }],
  'archive-unreadable': [{ file: 'qfile', why: 'qwhy' }],
  'context-outside': [{ context: 'qcontext', folder: 'qfolder' }],
  'dockerfile-missing': [{ folder: 'qfolder' }],
  'dockerfile-failed': [undefined, 7].map((line) => ({
    ...{ folder: 'qfolder', instruction: 'QRUN', why: 'qwhy', line },
    output: line === undefined ? [] : ['qone', 'qtwo', 'qthree', 'qfour'],
  })),
  'port-taken': [{ port: 8080 }],
  'name-taken': [
    { name: 'qname', image: 'qimage' },
    { name: 'qname', image: 'qimage', ofThisLab: true },
  ],
  'lab-in-use': [{ name: 'qname' }],
  'container-missing': [{ name: 'qname' }],
  'container-absent': [{ name: 'qname' }],
  'container-stopped': [{ name: 'qname' }, { name: 'qname', isPaused: true }],
  'container-lost': [{ name: 'qname' }],
  'container-died': [{ name: 'qname', exitCode: 1, log: ['qone'] }],
  'container-foreign': [
    { name: 'qname', wish: 'rm -f' },
    { name: 'qname', wish: 'restart' },
  ],
  'command-failed': faults().flatMap((how) =>
    [undefined, 7].flatMap((line) =>
      [undefined, 1].map((exitCode) => ({
        ...{ command: 'qcommand', line, how, exitCode, output: ['qone'] },
      })),
    ),
  ),
  'shell-missing': [{ name: 'qname' }],
  'exec-unfinished': [{ command: 'qcommand', seconds: 10 }],
  'path-outside': [{ path: 'qpath', folder: 'qfolder' }],
  'host-refused': [{ lab: 'qlab' }],
  'signal-foreign': [{ name: 'qname' }],
  'signal-first': [{ name: 'qname', signal: 'QSIGNAL' }],
  'process-ours': [{ name: 'qname', pid: 8 }],
  'process-ended': [{ name: 'qname', pid: 8 }],
  'signal-refused': [{ name: 'qname', pid: 8, signal: 'QSIGNAL', why: 'qwhy' }],
  'recording-unreadable': [{ file: 'qfile', why: 'qwhy' }],
  'recording-nothing': [{}],
  'sample-failed': [{ name: 'qname', why: 'qwhy' }],
  'descriptors-missing': [{ name: 'qname' }],
  'flood-refused': [{ name: 'qname', why: 'qwhy' }],
  'flood-too-big': [{ name: 'qname', asked: 20_000, most: 2000, why: 'qwhy' }],
  'flood-unreachable': [{ name: 'qname', address: 'qaddress', why: 'qwhy' }],
  'flood-unstarted': [{ name: 'qname', why: 'qwhy' }],
  'flood-lost': [{ name: 'qname', why: 'qwhy' }],
  'port-dead': [{ name: 'qname', address: 'qaddress' }],
  'port-foreign': [{ name: 'qname', address: 'qaddress', program: 'qprogram' }],
  'lab-unreadable': [{ file: 'qfile', why: 'qwhy' }],
  'lab-file-unreadable': [{ file: 'qfile', why: 'qwhy' }],
  'lab-too-big': [{ folder: 'qfolder', files: 2000, bytes: 2 ** 26 }],
  'lab-not-text': [{ file: 'qfile', line: 7 }],
  'lab-broken': [
    { file: 'qfile', problems: ['qproblem'] },
    { file: 'qfile', problems: ['qproblem', 'qother'] },
  ],
  'lab-incomplete': [{ file: 'qfile', missing: 'qmissing' }],
  'lab-id-taken': [{ file: 'qfile', lab: 'qlab', other: 'qother' }],
  'workspace-untrusted': [{ lab: 'qlab' }],
  'step-gated': [{ lab: 'ql', step: 'qstep', needs: [{ id: 'qid', title: 'qtitle' }] }],
  'answer-first': [{ lab: 'ql', step: 'qstep', id: 'qid', part: 0, ask: 'qask' }],
  'terminal-closed': [{ name: 'qname' }],
  'lab-changed': [{ file: 'qfile' }],
  'lab-differs': [{ file: 'qfile', step: 'qstep' }],
  'lab-unknown': [{ lab: 'qlab' }],
  'step-unknown': [{ step: 'qstep', known: ['qone', 'qtwo'] }],
  'file-unwritable': [{ file: 'qfile', why: 'qwhy' }],
  'usage-wrong': [{ why: 'qwhy' }, { why: 'qwhy', command: 'qcommand' }],
};

function results(): readonly TriedAddress['result'][] {
  const all: Readonly<Record<TriedAddress['result'], true>> = {
    ...{ answered: true, absent: true, refused: true, forbidden: true, unsupported: true },
  };
  return Object.keys(all) as TriedAddress['result'][];
}

function faults(): readonly CommandFault[] {
  const all: Readonly<Record<CommandFault, true>> = {
    failed: true,
    'time-over': true,
    'shell-ended': true,
    'ended-early': true,
    'ended-itself': true,
    'sample-missing': true,
    'deaf-to-enter': true,
    'deaf-to-ctrl-c': true,
    'failed-after-enter': true,
  };
  return Object.keys(all) as CommandFault[];
}
