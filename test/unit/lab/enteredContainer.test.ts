import assert from 'node:assert/strict';
import { entersContainer } from '../../../src/core/lab/console/enteredContainer';

describe('entersContainer', () => {
  const table: readonly (readonly [string, string | undefined])[] = [
    ['docker exec -it web bash', 'exec web'],
    ['docker container exec -ti -u root web /bin/bash -l', 'exec web'],
    ['sudo -E winpty docker exec -it web sh # a shell', 'exec web'],
    ['docker --context c exec -it web bash', 'exec web'],
    ['FOO=1 docker exec -e A=b --interactive --tty web bash', 'exec web'],
    ['docker exec -it $(docker ps -lq) bash', 'exec $(docker ps -lq)'],
    ['docker exec -it "web" bash', 'exec web'],
    ['docker run -it --rm alpine', 'run alpine elsewhere'],
    ['docker run -it --rm --name x alpine sh', 'run alpine'],
    ['docker compose exec db bash', 'exec db elsewhere'],
    ['docker-compose -f x.yml exec db bash', 'exec db elsewhere'],
    ['kubectl -n web exec pod -it -- bash', 'exec pod elsewhere'],
    ['kubectl exec pod -- bash', undefined],
    ['docker exec -i web bash', undefined],
    ['docker run -dit alpine sh', undefined],
    ['docker exec -it web bash -c "ls"', undefined],
    ['docker exec -it web bash && ls', undefined],
    ['echo docker exec -it web bash', undefined],
  ];
  for (const [command, expected] of table)
    it(`gives ${expected ?? 'nothing'} for "${command}"`, () => {
      const entered = entersContainer(command);
      const told =
        entered && `${entered.verb} ${entered.name}${entered.isPlain ? '' : ' elsewhere'}`;
      assert.equal(told, expected);
    });

  const usual: readonly (readonly [string, boolean])[] = [
    ['docker exec -it web bash', true],
    ['sudo podman container exec --interactive --tty web sh', true],
    ['docker exec -it -u postgres web bash', false],
    ['docker exec -it -w /srv web bash', false],
    ['docker --context far exec -it web bash', false],
    ['docker compose exec web bash', false],
  ];
  for (const [command, expected] of usual)
    it(`${expected ? 'asks for a shell like any other' : 'asks for more'} by "${command}"`, () => {
      assert.equal(entersContainer(command)?.isUsual, expected);
    });
});
