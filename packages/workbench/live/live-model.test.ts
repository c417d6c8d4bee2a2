import type { LiveEvent, LiveServerMessage } from '@kontor/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LiveEffect,
  type LiveInput,
  type LiveState,
  type LiveTimer,
  liveStart,
  liveStatusOf,
  step,
} from './live-model.ts';

const event = (position: number): LiveEvent => ({
  position,
  kind: 'spaces.space.updated',
  payload: {},
  object: null,
  happenedAt: '2026-11-22T09:30:00.000Z',
});
const events = (cursor: number, ...delivered: LiveEvent[]): LiveServerMessage => ({
  type: 'events',
  events: delivered,
  cursor,
});

/** Plays the machine on a clock that only the test moves. */
class Player {
  state: LiveState;
  now = 0;
  done: LiveEffect[] = [];
  readonly timers = new Map<LiveTimer, number>();
  readonly #random: number;

  constructor(cursor: number, random = 0) {
    this.state = liveStart(cursor);
    this.#random = random;
  }

  give(input: LiveInput): LiveEffect[] {
    const { state, effects } = step(this.state, input, this.#random);
    this.state = state;
    this.done = [...effects];
    for (const effect of effects) {
      if (effect.do === 'schedule') this.timers.set(effect.timer, this.now + effect.after);
      if (effect.do === 'cancel') this.timers.delete(effect.timer);
    }
    return this.done;
  }

  /** Moves the clock to the next timer and fires it. */
  fire(): LiveTimer {
    const [next] = [...this.timers].sort(([, one], [, other]) => one - other);
    if (!next) throw new Error('No timer is running');
    this.now = next[1];
    this.timers.delete(next[0]);
    this.give({ type: 'timer', timer: next[0] });
    return next[0];
  }

  did(what: LiveEffect['do']): boolean {
    return this.done.some((effect) => effect.do === what);
  }
}

function connected(cursor = 7): Player {
  const player = new Player(cursor);
  player.give({ type: 'start' });
  player.give({ type: 'opened' });
  return player;
}

describe('live connection', () => {
  it('starts from its cursor and resumes from that of the last message (L1)', () => {
    const player = connected(7);
    expect(player.done).toContainEqual({ do: 'send', message: { type: 'start', cursor: 7 } });
    player.give({ type: 'message', message: events(12, event(9), event(12)) });
    expect(player.done).toContainEqual({ do: 'deliver', events: [event(9), event(12)] });
    player.give({ type: 'closed', code: 1006 });
    expect(player.fire()).toBe('retry');
    expect(player.did('open-socket')).toBe(true);
    player.give({ type: 'opened' });
    expect(player.done).toContainEqual({ do: 'send', message: { type: 'start', cursor: 12 } });
  });

  it('moves the cursor although nothing was for this client', () => {
    const player = connected(7);
    player.give({ type: 'message', message: events(30) });
    expect(player.state.cursor).toBe(30);
    expect(player.did('deliver')).toBe(false);
  });

  it('waits 1 s after a loss, then twice as long each time, up to 30 s (L2)', () => {
    const player = connected();
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const before = player.now;
      player.give({ type: 'closed', code: 1006 });
      player.fire();
      waits.push(player.now - before);
      player.give({ type: 'opened' });
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('shortens the wait by up to half at random (L2)', () => {
    const player = new Player(0, 1);
    player.give({ type: 'start' });
    player.give({ type: 'closed', code: 1006 });
    expect(player.timers.get('retry')).toBe(500);
  });

  it('begins anew with short waits after a message arrived', () => {
    const player = connected();
    for (let round = 0; round < 4; round += 1) {
      player.give({ type: 'closed', code: 1006 });
      player.fire();
      player.give({ type: 'opened' });
    }
    player.give({ type: 'message', message: events(7) });
    const before = player.now;
    player.give({ type: 'closed', code: 1006 });
    player.fire();
    expect(player.now - before).toBe(1_000);
  });

  it('polls when the socket could not be opened twice, and tries the socket again after 5 minutes (L3)', () => {
    const player = new Player(7);
    player.give({ type: 'start' });
    player.give({ type: 'closed', code: 1006 });
    player.fire();
    player.give({ type: 'closed', code: 1006 });
    expect(player.done).toContainEqual({ do: 'poll', cursor: 7, atOnce: true });
    player.give({ type: 'message', message: events(9, event(9)) });
    expect(player.done).toContainEqual({ do: 'deliver', events: [event(9)] });
    expect(player.done).toContainEqual({ do: 'poll', cursor: 9, atOnce: false });
    expect(liveStatusOf(player.state)).toBe('live');
    for (let round = 0; round < 12; round += 1) {
      player.now += 25_000;
      player.give({ type: 'message', message: events(9) });
    }
    expect(player.fire()).toBe('probe');
    expect(player.now).toBeGreaterThanOrEqual(300_000);
    expect(player.did('open-socket')).toBe(true);
    player.give({ type: 'opened' });
    expect(player.done).toContainEqual({ do: 'send', message: { type: 'start', cursor: 9 } });
  });

  it('learns at once that it is back where only polls get through (L3)', () => {
    const player = new Player(7);
    const refuse = () => player.give({ type: 'closed', code: 1006 });
    player.give({ type: 'start' });
    refuse();
    player.fire();
    refuse();
    player.give({ type: 'message', message: events(7) });
    player.give({ type: 'unplugged' });
    expect(liveStatusOf(player.state)).toBe('offline');
    player.give({ type: 'woken' });
    refuse();
    expect(player.done).toContainEqual({ do: 'poll', cursor: 7, atOnce: true });
    player.give({ type: 'message', message: events(7) });
    expect(liveStatusOf(player.state)).toBe('live');
    player.give({ type: 'woken' });
    expect(player.done).toContainEqual({ do: 'poll', cursor: 7, atOnce: true });
  });

  it('does not poll because of a socket that had been open', () => {
    const player = connected();
    player.give({ type: 'closed', code: 1006 });
    player.fire();
    player.give({ type: 'opened' });
    player.give({ type: 'closed', code: 1006 });
    expect(player.did('poll')).toBe(false);
  });

  it('notices a line that was cut without a word within 20 s, and says so (L4)', () => {
    const player = connected();
    player.give({ type: 'message', message: events(7) });
    expect([player.fire(), player.fire()]).toEqual(['ping', 'silence']);
    expect(player.now).toBe(18_000);
    expect(player.did('close-socket')).toBe(true);
    expect(liveStatusOf(player.state)).toBe('offline');
    expect(player.fire()).toBe('retry');
  });

  it('gives up an opening that takes 10 s (L4)', () => {
    const player = new Player(7);
    player.give({ type: 'start' });
    expect(player.fire()).toBe('silence');
    expect(player.now).toBe(10_000);
    expect(player.fire()).toBe('retry');
    expect(player.did('open-socket')).toBe(true);
  });

  it('gives up a poll that is never answered (L4)', () => {
    const player = connected();
    player.give({ type: 'closed', code: 1006 });
    player.fire();
    player.give({ type: 'closed', code: 1006 });
    expect(player.did('poll')).toBe(true);
    expect(player.fire()).toBe('silence');
    expect(liveStatusOf(player.state)).toBe('offline');
    expect(player.timers.has('probe')).toBe(false);
  });

  it('an answer to a ping says that the line is there, not that events come again', () => {
    const player = connected();
    for (let round = 0; round < 3; round += 1) {
      player.give({ type: 'closed', code: 1006 });
      player.fire();
      player.give({ type: 'opened' });
    }
    player.give({ type: 'message', message: { type: 'pong' } });
    expect(player.timers.has('silence')).toBe(false);
    expect(liveStatusOf(player.state)).toBe('offline');
    player.give({ type: 'message', message: events(7) });
    expect(liveStatusOf(player.state)).toBe('live');
  });

  it('tries the socket again when a poll fails: then it was the network (L3)', () => {
    const player = new Player(7);
    player.give({ type: 'start' });
    player.give({ type: 'closed', code: 1006 });
    player.fire();
    player.give({ type: 'closed', code: 1006 });
    player.give({ type: 'poll-failed', unauthenticated: false });
    player.give({ type: 'woken' });
    expect(player.did('open-socket')).toBe(true);
  });

  it('asks at once on waking up, and takes no late timer for silence (L6)', () => {
    const player = connected();
    player.give({ type: 'message', message: events(7) });
    player.give({ type: 'woken' });
    expect(player.done).toContainEqual({ do: 'send', message: { type: 'ping' } });
    player.give({ type: 'timer', timer: 'silence', late: true });
    expect(player.done).toContainEqual({ do: 'send', message: { type: 'ping' } });
    expect(liveStatusOf(player.state)).toBe('live');
    expect(player.fire()).toBe('silence');
    expect(liveStatusOf(player.state)).toBe('offline');
  });

  it('is offline at once when the device says so, tries again all the same, and at once when it is back (L7)', () => {
    const player = connected();
    player.give({ type: 'unplugged' });
    expect(player.did('close-socket')).toBe(true);
    expect(liveStatusOf(player.state)).toBe('offline');
    expect(player.timers.has('retry')).toBe(true);
    player.give({ type: 'woken' });
    expect(player.did('open-socket')).toBe(true);
    player.give({ type: 'opened' });
    expect(liveStatusOf(player.state)).toBe('offline');
    player.give({ type: 'message', message: events(7) });
    expect(liveStatusOf(player.state)).toBe('live');
  });

  it('stays connected for as long as something is heard', () => {
    const player = connected();
    player.give({ type: 'message', message: { type: 'pong' } });
    for (let round = 0; round < 20; round += 1) {
      if (player.fire() === 'ping') player.give({ type: 'message', message: { type: 'pong' } });
    }
    expect(liveStatusOf(player.state)).toBe('live');
  });

  it('fetches anew when told so, and takes that cursor', () => {
    const player = connected();
    player.give({ type: 'message', message: { type: 'refetch', cursor: 500 } });
    expect(player.did('refetch')).toBe(true);
    expect(player.state.cursor).toBe(500);
  });

  it.each<[string, LiveInput]>([
    ['the message', { type: 'message', message: { type: 'ended' } }],
    ['the close code', { type: 'closed', code: 4401 }],
    ['a refused poll', { type: 'poll-failed', unauthenticated: true }],
  ])('ends for good by %s (L5)', (_name, input) => {
    const player = connected();
    player.give(input);
    expect(player.did('end')).toBe(true);
    expect(player.timers.size).toBe(0);
    expect(player.give({ type: 'woken' })).toEqual([]);
    expect(player.give({ type: 'start' })).toEqual([]);
  });

  it('tries at once when the device wakes while it waits', () => {
    const player = connected();
    player.give({ type: 'closed', code: 1006 });
    player.give({ type: 'woken' });
    expect(player.did('open-socket')).toBe(true);
    expect(player.timers.has('retry')).toBe(false);
  });

  it('says offline only after losses in a row', () => {
    const player = connected();
    const seen: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      player.give({ type: 'closed', code: 1006 });
      seen.push(liveStatusOf(player.state));
      player.fire();
      player.give({ type: 'opened' });
    }
    expect(seen).toEqual(['connecting', 'connecting', 'offline']);
  });

  it('whatever happens, never has two connections and never moves the cursor back', () => {
    const input = fc.oneof(
      fc.constantFrom<LiveInput>(
        { type: 'opened' },
        { type: 'closed', code: 1006 },
        { type: 'closed', code: 4408 },
        { type: 'poll-failed', unauthenticated: false },
        { type: 'woken' },
        { type: 'unplugged' },
        { type: 'timer', timer: 'retry' },
        { type: 'timer', timer: 'ping' },
        { type: 'timer', timer: 'silence' },
        { type: 'timer', timer: 'probe' },
      ),
      fc.nat(5).map((by) => by),
    );
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        const player = new Player(0);
        player.give({ type: 'start' });
        for (const each of inputs) {
          const before = player.state;
          const given: LiveInput =
            typeof each === 'number' ? { type: 'message', message: events(before.cursor + each) } : each;
          // The world answers only what was asked: a socket opens or closes, a poll fails, when it is there.
          if (given.type === 'opened' && before.phase !== 'opening') continue;
          if (given.type === 'message' && before.phase !== 'open') continue;
          player.give(given);
          expect(player.state.cursor).toBeGreaterThanOrEqual(before.cursor);
          const starts = player.done.filter((effect) => effect.do === 'open-socket' || effect.do === 'poll');
          expect(starts.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
