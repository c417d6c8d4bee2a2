import type { JsonObject } from '../json.ts';
import type { RoomEvent } from './room-event.ts';
import type { RoomVersion } from './room-version.ts';

export type Membership = 'join' | 'invite' | 'knock' | 'leave' | 'ban';

/** A room's state at one moment: now, or while a batch of writes is decided. */
export interface StateView {
  readonly roomId: string;
  readonly version: RoomVersion;
  find(type: string, stateKey: string): RoomEvent | undefined;
}

export function contentOf(state: StateView, type: string, stateKey = ''): JsonObject | undefined {
  return state.find(type, stateKey)?.content;
}

/** `leave` for whoever was never there. */
export function membershipOf(state: StateView, userId: string): Membership {
  const membership = contentOf(state, 'm.room.member', userId)?.membership;
  return isMembership(membership) ? membership : 'leave';
}

export function isMembership(value: unknown): value is Membership {
  return value === 'join' || value === 'invite' || value === 'knock' || value === 'leave' || value === 'ban';
}

export function joinRuleOf(state: StateView): string {
  const rule = contentOf(state, 'm.room.join_rules')?.join_rule;
  return typeof rule === 'string' ? rule : 'invite';
}

export type HistoryVisibility = 'world_readable' | 'shared' | 'invited' | 'joined';

export function historyVisibilityOf(state: StateView): HistoryVisibility {
  const visibility = contentOf(state, 'm.room.history_visibility')?.history_visibility;
  return visibility === 'world_readable' || visibility === 'invited' || visibility === 'joined' ? visibility : 'shared';
}

/** Who made the room; from version 12 on also whom they named beside themselves. */
export function creatorsOf(state: StateView): readonly string[] {
  const create = state.find('m.room.create', '');
  if (!create) return [];
  const more = state.version.creatorsRule ? create.content.additional_creators : undefined;
  return [create.sender, ...(Array.isArray(more) ? more.filter((each) => typeof each === 'string') : [])];
}
