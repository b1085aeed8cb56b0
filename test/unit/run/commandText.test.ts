import assert from 'node:assert/strict';
import { commandText } from '../../../src/run/commandText';

describe('commandText', () => {
  const plans = [{ host: 8080, container: 80 }];
  const used = [{ host: 49153, container: 80, address: '127.0.0.1' }];
  const table: readonly (readonly [string, string, string])[] = [
    ['an address', 'curl localhost:8080', 'curl localhost:49153'],
    ['an address in a link', 'curl http://127.0.0.1:8080/x', 'curl http://127.0.0.1:49153/x'],
    [
      'host and port as two words',
      'python3 make_conn.py localhost 8080',
      'python3 make_conn.py localhost 49153',
    ],
    ['a placeholder', 'curl localhost:{{port.80}}', 'curl localhost:49153'],
    ['a fact', 'echo {{ThreadsPerChild}}', 'echo 5'],
    ['a longer number stays', 'curl localhost:80801', 'curl localhost:80801'],
    ['another host stays', 'curl example.test:8080', 'curl example.test:8080'],
  ];
  for (const [name, text, expected] of table) {
    it(name, () => {
      assert.equal(commandText(text, plans, used, { ThreadsPerChild: '5' }), expected);
    });
  }

  it('does not fill in a value that a shell would run', () => {
    const facts = { Name: '$(touch /tmp/x)' };
    assert.equal(commandText('echo {{Name}}', plans, used, facts), 'echo {{Name}}');
  });

  it('leaves the text as it is where the wanted port is in use', () => {
    const wanted = [{ host: 8080, container: 80, address: '127.0.0.1' }];
    assert.equal(commandText('curl localhost:8080', plans, wanted, {}), 'curl localhost:8080');
  });
});
