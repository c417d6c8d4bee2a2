import { type LiveClientMessage, type LiveEvent, type LiveServerMessage, liveCloseCodes } from '@kontor/schema';

/**
 * The live connection as a pure machine: `step(state, input)` answers the next state and what to do. Rules:
 * L1 one connection at a time, resumed from the cursor of the last message;
 * L2 a lost connection is tried again after 1 s, doubled up to 30 s, each shortened by up to half at random;
 * L3 a socket that cannot open twice in a row gives way to long polling; the socket is tried again every 5 minutes, and
 *    when a poll fails, because then it was the network and not the socket; a poll whose answer is to say whether there
 *    is a connection at all, after a loss or a sleep, does not wait for something to happen;
 * L4 we ask after 10 s without a message; 8 s without an answer are a lost connection, as is an opening that takes 10 s:
 *    a line that is cut without a word is noticed within 20 s;
 * L5 an ended session ends everything, for good;
 * L6 who wakes up concludes nothing from the silence of their sleep, and asks at once;
 * L7 when the device says that it has no network, the connection is lost; it is tried again all the same, as devices err.
 */
export interface LiveState {
  readonly transport: 'socket' | 'poll';
  readonly phase: 'idle' | 'opening' | 'open' | 'waiting' | 'ended';
  readonly cursor: number;
  /** Lost or refused connections since the last message. */
  readonly failures: number;
  /** What people are told: only after a loss that is certain, so that a short break does not flicker. */
  readonly offline: boolean;
}

export type LiveInput =
  | { readonly type: 'start' }
  | { readonly type: 'opened' }
  | { readonly type: 'message'; readonly message: LiveServerMessage }
  | { readonly type: 'closed'; readonly code: number }
  | { readonly type: 'poll-failed'; readonly unauthenticated: boolean }
  /** `late`: long after its time, so the device slept. */
  | { readonly type: 'timer'; readonly timer: LiveTimer; readonly late?: boolean }
  /** The device says that it has a network again, or the page is looked at again. */
  | { readonly type: 'woken' }
  /** The device says that it has no network. */
  | { readonly type: 'unplugged' }
  | { readonly type: 'stop' };

export type LiveTimer = 'retry' | 'ping' | 'silence' | 'probe';

export type LiveEffect =
  | { readonly do: 'open-socket' }
  | { readonly do: 'close-socket' }
  | { readonly do: 'send'; readonly message: LiveClientMessage }
  /** `atOnce`: the answer is wanted now, whether something happened or not. */
  | { readonly do: 'poll'; readonly cursor: number; readonly atOnce: boolean }
  | { readonly do: 'schedule'; readonly timer: LiveTimer; readonly after: number }
  | { readonly do: 'cancel'; readonly timer: LiveTimer }
  | { readonly do: 'deliver'; readonly events: readonly LiveEvent[] }
  | { readonly do: 'refetch' }
  | { readonly do: 'end' };

export interface LiveStep {
  readonly state: LiveState;
  readonly effects: readonly LiveEffect[];
}

const pingAfter = 10_000;
const answerWithin = 8_000;
const openWithin = 10_000;
/** The server answers a poll after 25 s at the latest. */
const pollWithin = 40_000;
const probeEvery = 300_000;
const socketAttempts = 2;
const certainAfter = 3;

export function liveStart(cursor: number): LiveState {
  return { transport: 'socket', phase: 'idle', cursor, failures: 0, offline: false };
}

export function liveStatusOf(state: LiveState): 'live' | 'connecting' | 'offline' | 'ended' {
  if (state.phase === 'ended') return 'ended';
  if (state.offline) return 'offline';
  return state.phase === 'open' ? 'live' : 'connecting';
}

/** @param random 0 to 1, for the jitter of waiting times (L2). */
export function step(state: LiveState, input: LiveInput, random: number): LiveStep {
  if (state.phase === 'ended') return { state, effects: [] };
  switch (input.type) {
    case 'start':
      return connect(state);
    case 'opened':
      return opened(state);
    case 'message':
      return heard(state, input.message);
    case 'closed':
      return input.code === liveCloseCodes.sessionEnded ? end(state) : lost(state, random);
    case 'poll-failed':
      return input.unauthenticated ? end(state) : lost(state, random);
    case 'timer':
      return timed(state, input.timer, input.late ?? false, random);
    case 'woken':
      return woken(state);
    case 'unplugged':
      return lostForCertain(state, random);
    case 'stop':
      return { state: { ...state, phase: 'idle' }, effects: [...cancelAll, { do: 'close-socket' }] };
  }
}

const cancelAll: readonly LiveEffect[] = (['retry', 'ping', 'silence', 'probe'] as const).map((timer) => ({
  do: 'cancel',
  timer,
}));

const ask: readonly LiveEffect[] = [
  { do: 'send', message: { type: 'ping' } },
  { do: 'schedule', timer: 'ping', after: pingAfter },
  { do: 'schedule', timer: 'silence', after: answerWithin },
];

function connect(state: LiveState, before: readonly LiveEffect[] = []): LiveStep {
  const open: readonly LiveEffect[] =
    state.transport === 'socket'
      ? [{ do: 'open-socket' }, { do: 'schedule', timer: 'silence', after: openWithin }]
      : poll(state.cursor, state.failures > 0);
  return {
    state: { ...state, phase: state.transport === 'socket' ? 'opening' : 'open' },
    effects: [...before, ...open],
  };
}

function poll(cursor: number, atOnce: boolean): readonly LiveEffect[] {
  return [
    { do: 'poll', cursor, atOnce },
    { do: 'schedule', timer: 'silence', after: pollWithin },
  ];
}

function opened(state: LiveState): LiveStep {
  const start: LiveEffect = { do: 'send', message: { type: 'start', cursor: state.cursor } };
  return { state: { ...state, phase: 'open' }, effects: [start, ...ask] };
}

function heard(state: LiveState, message: LiveServerMessage): LiveStep {
  if (message.type === 'ended') return end(state);
  const stillThere: readonly LiveEffect[] = [
    { do: 'cancel', timer: 'silence' },
    { do: 'schedule', timer: 'ping', after: pingAfter },
  ];
  // It says that the line is there, not that the server could begin to deliver.
  if (message.type === 'pong') return { state, effects: stillThere };
  const { cursor } = message;
  const effects: LiveEffect[] = [];
  if (message.type === 'refetch') effects.push({ do: 'refetch' });
  if (message.type === 'events' && message.events.length > 0) effects.push({ do: 'deliver', events: message.events });
  effects.push(...(state.transport === 'poll' ? poll(cursor, false) : stillThere));
  return { state: { ...state, cursor, failures: 0, offline: false }, effects };
}

function lost(state: LiveState, random: number): LiveStep {
  if (state.phase !== 'opening' && state.phase !== 'open') return { state, effects: [] };
  const failures = state.failures + 1;
  const effects: LiveEffect[] = [
    { do: 'cancel', timer: 'ping' },
    { do: 'cancel', timer: 'silence' },
  ];
  if (state.transport === 'socket' && state.phase === 'opening' && failures >= socketAttempts) {
    effects.push({ do: 'schedule', timer: 'probe', after: probeEvery });
    return connect({ ...state, transport: 'poll', failures }, effects);
  }
  const longest = Math.min(30_000, 1_000 * 2 ** (failures - 1));
  effects.push(
    { do: 'cancel', timer: 'probe' },
    { do: 'schedule', timer: 'retry', after: Math.round(longest * (1 - random / 2)) },
  );
  const offline = state.offline || failures >= certainAfter;
  return { state: { ...state, transport: 'socket', phase: 'waiting', failures, offline }, effects };
}

function lostForCertain(state: LiveState, random: number): LiveStep {
  const { state: next, effects } = lost(state, random);
  return { state: { ...next, offline: true }, effects: [{ do: 'close-socket' }, ...effects] };
}

function woken(state: LiveState): LiveStep {
  if (state.phase === 'waiting') return connect(state, [{ do: 'cancel', timer: 'retry' }]);
  if (state.phase !== 'open') return { state, effects: [] };
  return { state, effects: state.transport === 'socket' ? ask : poll(state.cursor, true) };
}

function timed(state: LiveState, timer: LiveTimer, late: boolean, random: number): LiveStep {
  switch (timer) {
    case 'retry':
      return state.phase === 'waiting' ? connect(state) : { state, effects: [] };
    case 'ping':
      return state.phase === 'open' && state.transport === 'socket' ? { state, effects: ask } : { state, effects: [] };
    case 'silence':
      return late && state.phase === 'open' ? woken(state) : lostForCertain(state, random);
    case 'probe':
      // The poll under way answers into nothing: its effect belongs to a transport that is no longer used.
      return connect({ ...state, transport: 'socket', failures: 0 });
  }
}

function end(state: LiveState): LiveStep {
  return {
    state: { ...state, phase: 'ended' },
    effects: [...cancelAll, { do: 'close-socket' }, { do: 'end' }],
  };
}
