import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/base/event';
import type { FloodState } from '../../../src/core/ports';
import type { LabSession } from '../../../src/run/labSession';
import { LastFloods } from '../../../src/ui/flood/lastFloods';
import { floodState } from '../../helpers/floods';

describe('the last flood of a lab', () => {
  const begun = (): {
    floods: LastFloods;
    session: LabSession;
    tell: Emitter<FloodState | undefined>;
  } => {
    const tell = new Emitter<FloodState | undefined>();
    const session = { onFlood: tell.event } as Pick<LabSession, 'onFlood'> as LabSession;
    return { floods: new LastFloods(), session, tell };
  };

  it('is none before there was one', () => {
    const { floods, session } = begun();
    assert.equal(floods.of(session), undefined);
  });

  it('is known as it was asked for, also where it was refused', () => {
    const { floods, session } = begun();
    floods.asked(session, { do: 'flood', count: 5000 });
    assert.deepEqual(floods.of(session), { do: 'flood', count: 5000 });
  });

  it('is known as it was in the end, with what it was asked for beside', () => {
    const { floods, session, tell } = begun();
    floods.asked(session, { do: 'flood', count: 100, port: 80, rampMilliseconds: 1000 });
    tell.fire(floodState({ wanted: 60 }));
    tell.fire(undefined);
    assert.deepEqual(floods.of(session), {
      do: 'flood',
      count: 60,
      port: 80,
      rampMilliseconds: 1000,
      profile: 'partial-request',
    });
  });

  it('is the newest, without what was made of the one before', () => {
    const { floods, session, tell } = begun();
    floods.asked(session, { do: 'flood', count: 100 });
    tell.fire(floodState({ wanted: 60 }));
    floods.asked(session, { do: 'flood', count: 7, profile: 'keep-alive' });
    assert.deepEqual(floods.of(session), { do: 'flood', count: 7, profile: 'keep-alive' });
  });
});
