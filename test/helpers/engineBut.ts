import type { Engine } from '../../src/core/ports';

/** The same engine, but for what is said. */
export function engineBut(engine: Engine, others: Partial<Engine>): Engine {
  return new Proxy(engine, {
    get(target, name) {
      if (name in others) return Reflect.get(others, name) as unknown;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
