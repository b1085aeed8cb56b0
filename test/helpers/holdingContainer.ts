import assert from 'node:assert/strict';
import { parseLab } from '../../src/core/lab/parseLab';
import type { ContainerFacts, CreateRequest } from '../../src/core/ports';
import { labLabel } from '../../src/core/ports';
import type { RunnableLab } from '../../src/run/loadLab';
import { freePort } from './freePort';
import { describeWithEngine, type Held, type RealEngine } from './realEngine';

/**
 * A server that holds every connection and prints what it sees. It closes all of them when it is told
 * so by a signal (USR1), and stops to listen by another (HUP).
 */
const server = `
use strict; use Socket;
$| = 1;
socket(my $listener, PF_INET, SOCK_STREAM, 0);
setsockopt($listener, SOL_SOCKET, SO_REUSEADDR, 1);
bind($listener, pack_sockaddr_in(80, INADDR_ANY)) or die;
listen($listener, 511);
my %held;
$SIG{USR1} = sub { close $_ for values %held; %held = (); print "closed\\n" };
$SIG{HUP} = sub { close $listener; undef $listener; print "deaf\\n" };
print "listens\\n";
while (1) {
  my $bits = "";
  vec($bits, fileno $_, 1) = 1 for values %held, $listener ? $listener : ();
  next if select($bits, undef, undef, undef) <= 0;
  for my $key (keys %held) {
    next unless $held{$key} && vec($bits, $key, 1);
    my $size = sysread $held{$key}, my $bytes, 4096;
    if ($size) { print "got $size\\n" } else { close delete $held{$key} }
  }
  next unless $listener && vec($bits, fileno $listener, 1);
  if (accept(my $one, $listener)) { $held{fileno $one} = $one; print "accepted\\n" }
}
`;

/** A suite whose containers hold connections and nothing else. */
export function describeWithHolder(
  title: string,
  body: (real: RealEngine, holder: HoldingImage) => void,
): void {
  describeWithEngine(title, (real) => {
    const holder = new HoldingImage(real);
    before(() => holder.build());
    body(real, holder);
    after(() => holder[Symbol.asyncDispose]());
  });
}

/** The image of a lab whose server is in the test's hands. */
export class HoldingImage implements AsyncDisposable {
  #image: Held | undefined;

  constructor(private readonly real: RealEngine) {}

  get name(): string {
    return this.#image?.name ?? '';
  }

  async build(): Promise<void> {
    const text = server
      .trim()
      .split('\n')
      .map((line) => line.trim());
    const command = JSON.stringify(['perl', '-e', text.join(' ')]);
    this.#image = await this.real.build('STOPSIGNAL SIGKILL', `CMD ${command}`);
  }

  /** A container that listens, at a port that stays the same when it is restarted. */
  async run(changes: Partial<CreateRequest> = {}): Promise<ContainerFacts & Held> {
    const container = await this.real.run({
      image: this.name,
      labels: { ...this.real.labels, [labLabel]: 'demo' },
      ports: [{ host: await freePort(), container: 80 }],
      ...changes,
    });
    await this.untilSaid(container, 'listens');
    return container;
  }

  /** A lab whose container it is, under a name and at a port of its own. */
  async lab(): Promise<RunnableLab> {
    const ports = `["${String(await freePort())}:80"]`;
    const plan = `{ container_name: ${this.real.uniqueName()}, image: "${this.name}", ports: ${ports} }`;
    const { lab } = parseLab(`---\nlab: demo\ncontainer: ${plan}\n---\n## Step\n`);
    assert.ok(lab.container);
    return { lab, container: lab.container, folder: '/', file: '/lab.md' } as RunnableLab;
  }

  /** How often a container's server has said something. */
  async said({ id }: ContainerFacts, what: string): Promise<number> {
    const lines = await this.real.engine.logs(id, 5000);
    return lines.filter((line) => line.trim().startsWith(what)).length;
  }

  async untilSaid(container: ContainerFacts, what: string, times = 1): Promise<void> {
    while ((await this.said(container, what)) < times) await this.real.pause();
  }

  /** Tells the server something by a signal. */
  async tell(container: ContainerFacts, signal: 'USR1' | 'HUP'): Promise<void> {
    await this.real.output(container.id, ['sh', '-c', `kill -${signal} 1`]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#image?.[Symbol.asyncDispose]();
  }
}
