import { type LiveClientMessage, type LiveEvent, type LiveServerMessage, liveCloseCodes } from '@kontor/schema';

/**
 * The live connection as a pure machine: `step(state, input)` answers the next state and what to do. Rules:
 * L1 one connection at a time, resumed from the cursor of the last message;
 * L2 a lost connection is tried again after 1 s, doubled up to 30 s, each shortened by up to half at random;
 * L3 a socket that cannot open twice in a row gives way to long polling; the socket is tried again every 5 minutes;
 * L4 silence of 60 s although we ping every 25 s is a lost connection;
 * L5 an ended session ends everything, for good.
 */
export interface LiveState {
  readonly transport: 'socket' | 'poll';
  readonly phase: 'idle' | 'opening' | 'open' | 'waiting' | 'ended';
  readonly cursor: number;
  /** Lost or refused connections since the last message. */
  readonly failures: number;
}

export type LiveInput =
  | { readonly type: 'start' }
  | { readonly type: 'opened' }
  | { readonly type: 'message'; readonly message: LiveServerMessage }
  | { readonly type: 'closed'; readonly code: number }
  | { readonly type: 'poll-failed'; readonly unauthenticated: boolean }
  | { readonly type: 'timer'; readonly timer: LiveTimer }
  /** The device says that it has a network again, or the page is looked at again. */
  | { readonly type: 'woken' }
  | { readonly type: 'stop' };

export type LiveTimer = 'retry' | 'ping' | 'silence' | 'probe';

export type LiveEffect =
  | { readonly do: 'open-socket' }
  | { readonly do: 'close-socket' }
  | { readonly do: 'send'; readonly message: LiveClientMessage }
  | { readonly do: 'poll'; readonly cursor: number }
  | { readonly do: 'schedule'; readonly timer: LiveTimer; readonly after: number }
  | { readonly do: 'cancel'; readonly timer: LiveTimer }
  | { readonly do: 'deliver'; readonly events: readonly LiveEvent[] }
  | { readonly do: 'refetch' }
  | { readonly do: 'end' };

export interface LiveStep {
  readonly state: LiveState;
  readonly effects: readonly LiveEffect[];
}

const pingEvery = 25_000;
const silenceAfter = 60_000;
const probeEvery = 300_000;
const socketAttempts = 2;

export function liveStart(cursor: number): LiveState {
  return { transport: 'socket', phase: 'idle', cursor, failures: 0 };
}

/** What to show: `offline` only after two failures in a row, so that a short break does not flicker. */
export function liveStatusOf(state: LiveState): 'live' | 'connecting' | 'offline' | 'ended' {
  if (state.phase === 'ended') return 'ended';
  if (state.failures >= socketAttempts + 1 || (state.failures >= 1 && state.transport === 'poll')) return 'offline';
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
      return timed(state, input.timer, random);
    case 'woken':
      return state.phase === 'waiting' ? connect(state, [{ do: 'cancel', timer: 'retry' }]) : { state, effects: [] };
    case 'stop':
      return { state: { ...state, phase: 'idle' }, effects: [...cancelAll, { do: 'close-socket' }] };
  }
}

const cancelAll: readonly LiveEffect[] = (['retry', 'ping', 'silence', 'probe'] as const).map((timer) => ({
  do: 'cancel',
  timer,
}));

function connect(state: LiveState, before: readonly LiveEffect[] = []): LiveStep {
  if (state.transport === 'socket')
    return { state: { ...state, phase: 'opening' }, effects: [...before, { do: 'open-socket' }] };
  return { state: { ...state, phase: 'open' }, effects: [...before, { do: 'poll', cursor: state.cursor }] };
}

function opened(state: LiveState): LiveStep {
  return {
    state: { ...state, phase: 'open' },
    effects: [
      { do: 'send', message: { type: 'start', cursor: state.cursor } },
      { do: 'schedule', timer: 'ping', after: pingEvery },
      { do: 'schedule', timer: 'silence', after: silenceAfter },
    ],
  };
}

function heard(state: LiveState, message: LiveServerMessage): LiveStep {
  if (message.type === 'ended') return end(state);
  const cursor = message.type === 'pong' ? state.cursor : message.cursor;
  const next = { ...state, cursor, failures: 0 };
  const effects: LiveEffect[] = [];
  if (message.type === 'refetch') effects.push({ do: 'refetch' });
  if (message.type === 'events' && message.events.length > 0) effects.push({ do: 'deliver', events: message.events });
  if (state.transport === 'poll') effects.push({ do: 'poll', cursor });
  else effects.push({ do: 'schedule', timer: 'silence', after: silenceAfter });
  return { state: next, effects };
}

function lost(state: LiveState, random: number): LiveStep {
  if (state.phase !== 'opening' && state.phase !== 'open') return { state, effects: [] };
  const failures = state.failures + 1;
  const effects: LiveEffect[] = [
    { do: 'cancel', timer: 'ping' },
    { do: 'cancel', timer: 'silence' },
  ];
  const giveWay = state.transport === 'socket' && state.phase === 'opening' && failures >= socketAttempts;
  if (giveWay) {
    effects.push({ do: 'schedule', timer: 'probe', after: probeEvery });
    return connect({ ...state, transport: 'poll', failures }, effects);
  }
  const longest = Math.min(30_000, 1_000 * 2 ** (failures - 1));
  effects.push({ do: 'schedule', timer: 'retry', after: Math.round(longest * (1 - random / 2)) });
  return { state: { ...state, phase: 'waiting', failures }, effects };
}

function timed(state: LiveState, timer: LiveTimer, random: number): LiveStep {
  switch (timer) {
    case 'retry':
      return state.phase === 'waiting' ? connect(state) : { state, effects: [] };
    case 'ping':
      if (state.phase !== 'open' || state.transport !== 'socket') return { state, effects: [] };
      return {
        state,
        effects: [
          { do: 'send', message: { type: 'ping' } },
          { do: 'schedule', timer: 'ping', after: pingEvery },
        ],
      };
    case 'silence': {
      const { state: next, effects } = lost(state, random);
      return { state: next, effects: [{ do: 'close-socket' }, ...effects] };
    }
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
