import assert from 'node:assert/strict';
import { notALab } from '../../../../src/cli/flood/floodedLab';
import { refuseUnpublished } from '../../../../src/cli/flood/refuseUnpublished';
import { labLabel, type ContainerFacts } from '../../../../src/core/ports';
import { isLabsError } from '../../../../src/core/base/errors';

const container = {
  name: 'demo',
  published: [
    { address: '127.0.0.1', host: 8080, container: 80 },
    { address: '127.0.0.1', host: 8443, container: 443 },
  ],
} as unknown as ContainerFacts;

describe('what a flood is refused for', () => {
  const known = 'demo does not publish its port';
  const ports: readonly (readonly [port: number, why: string])[] = [
    [8080, `${known} 8080, but 80 (8080 here), 443 (8443 here): write --port 80.`],
    [81, `${known} 81, but 80 (8080 here), 443 (8443 here).`],
  ];
  for (const [port, why] of ports)
    it(`names the ports that can be asked for instead of ${String(port)}`, () => {
      const sentence = `--port takes a port of the container, and ${why}`;
      assert.throws(
        () => {
          refuseUnpublished(container, port);
        },
        (caught) => isLabsError(caught, 'usage-wrong') && caught.message.startsWith(sentence),
      );
    });

  it('takes a port that is published, and leaves one of a container without any to others', () => {
    refuseUnpublished(container, 443);
    refuseUnpublished({ ...container, published: [] }, 8080);
  });

  it('tells which lab a container is of, where its label tells', () => {
    assert.equal(
      notALab({ name: 'demo', labels: { [labLabel]: 'first' } }),
      'demo is a container of the lab "first", and LAB is a lab\'s folder or its lab.md: name that of this lab',
    );
    assert.equal(
      notALab({ name: 'demo', labels: {} }),
      "demo is a container of no lab, and LAB is a lab's folder or its lab.md",
    );
  });
});
