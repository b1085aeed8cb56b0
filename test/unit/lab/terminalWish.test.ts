import assert from 'node:assert/strict';
import { asksForTerminal } from '../../../src/core/lab/console/terminalWish';

describe('asksForTerminal', () => {
  const table: readonly (readonly [string, boolean])[] = [
    ['docker exec -it web ps -ef', true],
    ['docker exec -ti web top', true],
    ['docker exec -t web ps', true],
    ['docker exec --interactive --tty web ps', true],
    ['sudo docker container exec -it web ps', true],
    ['docker run --rm -it httpd:2.4 httpd -v', true],
    ['docker run -it \\\n  --rm httpd:2.4 httpd -v', true],
    ['docker exec -u root -it web ps', true],
    ['podman exec -it web ps', true],
    ['sudo -E docker --context c exec -it web ps', true],
    ['DOCKER_HOST=x docker exec -it web ps', true],
    ['docker ps && docker exec -it web ps', true],
    ['docker run --name web --tty=true httpd:2.4', true],
    ['docker run --tty=false httpd:2.4', false],
    ['ID=$(docker run -t httpd:2.4)', false],
    ['docker exec --env A=b web ps -t', false],
    ['docker exec web ps -t', false],
    ['docker exec -i web sh', false],
    ['docker run -d -t --name web httpd:2.4', false],
    ['docker run -dit --name web httpd:2.4', false],
    ['docker build -t web .', false],
    ['docker ps', false],
    ['ps -it', false],
    ['', false],
  ];
  for (const [command, expected] of table) {
    it(`says ${expected ? 'yes' : 'no'} to "${command}"`, () => {
      assert.equal(asksForTerminal(command), expected);
    });
  }
});
