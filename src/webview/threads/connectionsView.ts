import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/words';
import { countsFor } from '../../core/flood/countsFor';
import type { ConnectionCounts } from '../../core/threads/snapshot';
import type { ThreadScene } from '../../protocol/threads';
import { make, makeDecoration, setAttribute, setClass, setShown, setText } from '../shared/dom';
import { KeyedList, type View } from '../shared/keyedList';
import { clientCounts, type ClientCounts } from './clientCounts';
import { clientsLine, queueLine, queueSource } from './words';

/** The ways of the connections: the clients that hold them, and the queue before the server. */
export class ConnectionsView {
  readonly clients = make('section', 'clients');
  readonly queue = make('section', 'queue');
  readonly #held = make('p', 'line');
  readonly #clientDots = new Dots('dots');
  readonly #waiting = make('p', 'line');
  readonly #queueDots = new Dots('dots boxed');

  constructor() {
    this.clients.append(make('h2', '', l10n.t('Clients')), this.#held, this.#clientDots.element);
    this.queue.append(
      make('h2', '', l10n.t('Accept queue')),
      this.#waiting,
      this.#queueDots.element,
    );
  }

  /** Whether there is anything to show of connections. */
  draw(
    { flood, queueLimit, factPlaces }: Pick<ThreadScene, 'flood' | 'queueLimit' | 'factPlaces'>,
    connections: ConnectionCounts | undefined,
  ): boolean {
    const isShown = flood !== undefined || connections !== undefined;
    setShown(this.clients, isShown);
    setShown(this.queue, connections !== undefined);
    if (!isShown) return false;
    const { queueLength } = countsFor(flood, connections);
    const places = Math.max(flood?.wanted ?? 0, usualPlaces);
    const counts = clientCounts(flood, connections);
    const total = counts.accepted + counts.waiting + counts.outside;
    const isDense = Math.max(total, places) > roomyDots;
    setText(this.#held, clientsLine(flood, connections));
    this.#clientDots.draw({ ...counts, places, isDense });
    setText(this.#waiting, queueLine(queueLength, queueLimit));
    setAttribute(this.#waiting, 'title', queueSource(queueLimit, factPlaces['ListenBacklog']));
    this.#queueDots.draw({ accepted: 0, waiting: queueLength, outside: 0, places: 0, isDense });
    return true;
  }
}

/** Empty places that are drawn where no flood says how many there will be. */
const usualPlaces = 100;

/** More dots than that are drawn smaller, so that the picture keeps its size. */
const roomyDots = 200;

/** More dots than that are told as a number. */
const mostDots = 720;

class Dots {
  readonly element: HTMLElement;
  readonly #more = make('span', 'more');
  readonly #list = new KeyedList(make('span', 'contents'), {
    keyOf: ({ index }: Dot) => index,
    make: () => new DotView(),
  });

  constructor(private readonly className: string) {
    this.element = make('div', className, this.#list.element, this.#more);
    this.element.role = 'img';
  }

  draw({ accepted, waiting, outside, places, isDense }: DotCounts): void {
    const total = accepted + waiting + outside;
    const count = Math.max(total, places);
    const drawn = Math.min(count, mostDots);
    this.#list.draw(
      Array.from({ length: drawn }, (_, index) => ({
        index,
        kind:
          index < accepted
            ? 'accepted'
            : index < accepted + waiting
              ? 'waiting'
              : index < total
                ? 'held'
                : 'free',
      })),
    );
    setText(this.#more, `+${String(count - drawn)}`);
    setShown(this.#more, count > drawn);
    setClass(
      this.element,
      [this.className, ...(waiting > 0 ? ['full'] : []), ...(isDense ? ['dense'] : [])].join(' '),
    );
    setAttribute(
      this.element,
      'aria-label',
      waiting > 0
        ? l10n.t('{0}, {1} not yet accepted', counted(total, 'connection'), waiting + outside)
        : counted(total, 'connection'),
    );
  }
}

interface DotCounts extends ClientCounts {
  /** How many there could be. */
  readonly places: number;
  readonly isDense: boolean;
}

interface Dot {
  readonly index: number;
  readonly kind: 'accepted' | 'held' | 'waiting' | 'free';
}

class DotView implements View<Dot> {
  readonly element = makeDecoration('dot');

  update({ kind }: Dot): void {
    setClass(this.element, `dot ${kind}`);
  }
}
