import assert from 'node:assert/strict';
import { queueLimit } from '../../../src/core/flood/queueLimit';
import { isHttpd, serverAnswer, type ServerSide } from '../../../src/core/flood/serverAnswer';
import { timeLeft } from '../../../src/core/flood/timeLeft';
import type { FloodState } from '../../../src/core/ports';
import { floodState } from '../../helpers/floods';
import { connectionsAt80, makeProcess, makeSnapshot } from '../../helpers/makeSnapshot';
import { speaking } from '../../helpers/speaking';

const side = (
  established: number,
  queued: number,
  queueLimit?: number,
  queueLength = queued,
): ServerSide => ({
  connections: connectionsAt80(established, queued, queueLength),
  queueLimit,
  isHttpd: true,
});

/** One server at port 8081, of which somebody else makes use, and one at 8082. */
const twoServers: ServerSide = {
  connections: {
    established: 160,
    queued: 40,
    ports: [8081, 8082].map((port) => ({
      port,
      established: 80,
      queued: 20,
      queueLength: 20,
      halfClosed: 0,
    })),
  },
  queueLimit: 512,
  isHttpd: true,
};

const unseen: ServerSide = { connections: undefined, queueLimit: undefined, isHttpd: false };

const said = (flood: FloodState, server: ServerSide, language = 'en'): readonly string[] => {
  const give = (): readonly string[] => {
    const { now, notes } = serverAnswer(flood, server);
    return [now, ...notes];
  };
  return language === 'en' ? give() : speaking(language, give);
};

describe('the answer of a server to a flood', () => {
  const full =
    'the queue is full, so the system leaves their handshakes unfinished and tries again.';
  const why =
    'httpd ends a request whose header does not come within 20 to 40 s (its mod_reqtimeout); a worker that ends drops those that it served.';
  const cases: readonly (readonly [
    title: string,
    flood: Partial<FloodState>,
    server: ServerSide,
    english: readonly string[],
    romanian: readonly string[],
  ])[] = [
    [
      'what is served and what waits',
      {},
      side(80, 20, 512),
      ['80 served, 20 wait in the accept queue (of 512)'],
      ['80 servite, 20 așteaptă în coada de accept (din 512)'],
    ],
    [
      'one of each',
      { wanted: 2 },
      side(1, 1),
      ['1 served, 1 waits in the accept queue'],
      ['1 servită, 1 așteaptă în coada de accept'],
    ],
    ['an empty queue by nothing', { wanted: 3 }, side(3, 0, 512), ['3 served'], ['3 servite']],
    [
      'what is only kept, of connections that have had their answer',
      { wanted: 30, profile: 'keep-alive' },
      side(30, 0),
      ['30 accepted'],
      ['30 acceptate'],
    ],
    [
      'how many a full queue keeps out',
      { wanted: 1001 },
      side(80, 512, 512),
      ['80 served, 512 wait in the accept queue (of 512)', `409 are not let in yet: ${full}`],
      [
        '80 servite, 512 așteaptă în coada de accept (din 512)',
        '409 nu sunt încă primite: coada este plină, așa că sistemul le lasă conectarea neterminată și încearcă din nou.',
      ],
    ],
    [
      'the one that it keeps out',
      { wanted: 593 },
      side(80, 512, 512),
      [
        '80 served, 512 wait in the accept queue (of 512)',
        '1 is not let in yet: the queue is full, so the system leaves its handshake unfinished and tries again.',
      ],
      [
        '80 servite, 512 așteaptă în coada de accept (din 512)',
        '1 nu este încă primită: coada este plină, așa că sistemul îi lasă conectarea neterminată și încearcă din nou.',
      ],
    ],
    [
      'what inside the container is not even open yet',
      { wanted: 600, held: 592, from: 'container' },
      side(80, 512, 512),
      [
        '80 served, 512 wait in the accept queue (of 512)',
        `8 are not let in yet: ${full}`,
        'From inside the container, since nothing shows that its port is reached from here.',
      ],
      [
        '80 servite, 512 așteaptă în coada de accept (din 512)',
        '8 nu sunt încă primite: coada este plină, așa că sistemul le lasă conectarea neterminată și încearcă din nou.',
        'Din interiorul containerului, fiindcă nimic nu arată că portul lui poate fi atins de aici.',
      ],
    ],
    [
      'a ramp',
      { wanted: 100, due: 21, held: 20 },
      side(20, 0, 512),
      ['20 served', 'The load goes up: 21 of 100 are due by now.'],
      ['20 servite', 'Încărcarea crește: până acum trebuie 21 din 100.'],
    ],
    [
      'drops with their reason, and what was opened instead',
      { dropped: 12, replaced: 1 },
      side(80, 20),
      ['80 served, 20 wait in the accept queue', '12 dropped by the server, 1 replaced.', why],
      [
        '80 servite, 20 așteaptă în coada de accept',
        '12 închise de server, 1 înlocuită.',
        'httpd încheie o cerere al cărei antet nu vine în 20 până la 40 s (modulul său mod_reqtimeout); un worker care se încheie le pierde pe cele pe care le servea.',
      ],
    ],
    [
      'the reason of connections that ask for nothing more',
      { dropped: 1, held: 99, profile: 'keep-alive', replacing: false, isPaused: true },
      side(99, 0),
      [
        '99 accepted',
        '1 dropped by the server.',
        'httpd closes a connection that asks for nothing more within its KeepAliveTimeout, and sooner where its workers are all busy.',
        'Not replaced: you let the server drop them.',
      ],
      [
        '99 acceptate',
        '1 închisă de server.',
        'httpd închide o conexiune care nu mai cere nimic în timpul KeepAliveTimeout, și mai devreme când toți workerii îi sunt ocupați.',
        'Nu se înlocuiesc: lași serverul să le închidă.',
      ],
    ],
    [
      'no reason of a server that it does not know',
      { dropped: 2, replaced: 2 },
      { ...side(2, 0), isHttpd: false },
      ['2 served', '2 dropped by the server, 2 replaced.'],
      ['2 servite', '2 închise de server, 2 înlocuite.'],
    ],
    [
      'only of the port that it goes to',
      { port: 8082 },
      twoServers,
      ['80 served, 20 wait in the accept queue (of 512)'],
      ['80 servite, 20 așteaptă în coada de accept (din 512)'],
    ],
    [
      'that nobody listens at that port',
      { port: 80 },
      twoServers,
      ['0 served', 'No program in the container listens at its port 80.'],
      ['0 servite', 'Niciun program din container nu ascultă la portul 80 al acestuia.'],
    ],
    [
      'that others have come to the same port',
      { wanted: 100 },
      side(80, 120, 512),
      [
        '80 served, 120 wait in the accept queue (of 512)',
        '200 connections in all, 100 of them yours: the rest comes from other clients.',
      ],
      [
        '80 servite, 120 așteaptă în coada de accept (din 512)',
        '200 de conexiuni în total: tu ții 100, restul vine de la alți clienți.',
      ],
    ],
    [
      'that others have come, where ours are dropped and not replaced',
      { wanted: 100, held: 20, dropped: 80, replacing: false },
      { ...side(21, 0), isHttpd: false },
      [
        '21 served',
        '21 connections in all, 20 of them yours: the rest comes from other clients.',
        '80 dropped by the server.',
        'Those that the server drops are not replaced.',
      ],
      [
        '21 servite',
        '21 de conexiuni în total: tu ții 20, restul vine de la alți clienți.',
        '80 închise de server.',
        'Cele închise de server nu se înlocuiesc.',
      ],
    ],
    [
      'what waits though its client has closed it',
      { wanted: 100 },
      side(80, 20, 512, 324),
      [
        '80 served, 324 wait in the accept queue (of 512)',
        '304 of those that wait were closed by their clients already: they keep their places until the server takes them.',
      ],
      [
        '80 servite, 324 așteaptă în coada de accept (din 512)',
        '304 dintre cele care așteaptă au fost deja închise de clienții lor: își păstrează locurile până când serverul le preia.',
      ],
    ],
    [
      'how many a queue keeps out that is full of what its clients have closed',
      { wanted: 700 },
      side(80, 511, 512, 512),
      [
        '80 served, 512 wait in the accept queue (of 512)',
        '1 of those that wait was closed by its client already: it keeps its place until the server takes it.',
        `109 are not let in yet: ${full}`,
      ],
      [
        '80 servite, 512 așteaptă în coada de accept (din 512)',
        '1 dintre cele care așteaptă a fost deja închisă de clientul ei: își păstrează locul până când serverul o preia.',
        '109 nu sunt încă primite: coada este plină, așa că sistemul le lasă conectarea neterminată și încearcă din nou.',
      ],
    ],
    ['nothing where nobody can see it', {}, unseen, [''], ['']],
  ];
  for (const [title, flood, server, english, romanian] of cases)
    it(`tells ${title}`, () => {
      assert.deepEqual(said(floodState(flood), server), english);
      assert.deepEqual(said(floodState(flood), server, 'ro'), romanian);
    });

  it('calls nobody another client whose connection is only being opened', () => {
    assert.equal(said(floodState({ wanted: 100, held: 60 }), side(80, 20)).length, 1);
    assert.equal(said(floodState({ due: 50, held: 40 }), side(50, 0)).length, 2);
  });

  it('does not call a queue full that has room, or of which the limit is not known', () => {
    assert.equal(said(floodState({ wanted: 600 }), side(80, 511, 512)).length, 1);
    assert.equal(said(floodState({ wanted: 1000 }), side(80, 512)).length, 1);
  });
});

describe('an Apache httpd', () => {
  it('is known by its processes, not by what we run there', () => {
    const of = (command: string, ours = false): boolean =>
      isHttpd(makeSnapshot([makeProcess(1, { command, ours })]));
    assert.deepEqual(
      [of('httpd'), of('apache2'), of('nginx'), of('httpd', true), isHttpd(undefined)],
      [true, true, false, false, false],
    );
  });
});

describe('the limit of an accept queue', () => {
  const cases: readonly (readonly [number | undefined, number | undefined, number | undefined])[] =
    [
      [511, 4096, 512],
      [511, 128, 129],
      [undefined, 4096, undefined],
      [511, undefined, undefined],
      [NaN, 4096, undefined],
      [0, 4096, undefined],
    ];
  for (const [backlog, somaxconn, limit] of cases)
    it(`is ${String(limit)} by ${String(backlog)} and ${String(somaxconn)}`, () => {
      assert.equal(queueLimit(backlog, somaxconn), limit);
    });
});

describe('the time that is left', () => {
  const cases: readonly (readonly [milliseconds: number, words: string])[] = [
    [600_000, '10:00'],
    [598_000, '9:58'],
    [59_001, '1:00'],
    [1, '0:01'],
    [0, '0:00'],
    [-5000, '0:00'],
  ];
  for (const [milliseconds, words] of cases)
    it(`is ${words} after ${String(milliseconds)} ms`, () => {
      assert.equal(timeLeft(1000 + milliseconds, 1000), words);
    });
});
