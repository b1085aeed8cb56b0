// A process of its own that holds a command, for tests of what becomes of that when it is killed.
import { systemClock } from '../../src/core/base/clock';
import { HeldCommand } from '../../src/run/shells/heldCommand';
import { startHostTerminal } from '../../src/run/shells/hostTerminal';

const [, , folder = '', text = ''] = process.argv;

void (async () => {
  const command = new HeldCommand(await startHostTerminal(folder, text), systemClock);
  await command.start('', 5000, undefined);
  console.log('up');
  await systemClock.sleep(60_000);
})();
