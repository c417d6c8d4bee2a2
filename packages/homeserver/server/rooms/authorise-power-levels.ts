import { isUserId } from '../identifiers.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { badJson, forbidden } from '../matrix-error.ts';
import type { PowerLevels } from './power-levels.ts';
import type { ProposedEvent } from './proposed-event.ts';
import { creatorsOf, type StateView } from './state-view.ts';

const single = ['users_default', 'events_default', 'state_default', 'ban', 'redact', 'kick', 'invite'] as const;

/** Nobody gives or takes more power than they have ("Authorization rules", m.room.power_levels). */
export function authorisePowerLevels(state: StateView, levels: PowerLevels, { sender, content }: ProposedEvent): void {
  checkShape(content);
  if (state.version.creatorsRule) {
    const users = isObject(content.users) ? content.users : {};
    if (creatorsOf(state).some((creator) => Object.hasOwn(users, creator)))
      throw badJson('Creators of the room have no power level of their own');
  }
  const before = state.find('m.room.power_levels', '')?.content;
  if (!before) return;
  const own = levels.levelOf(sender);
  const check = (old: Json | undefined, next: Json | undefined) => {
    if (old === next) return;
    if (typeof old === 'number' && old > own) throw forbidden('You may not change a level above your own');
    if (typeof next === 'number' && next > own) throw forbidden('You may not give a level above your own');
  };
  for (const name of single) check(before[name], content[name]);
  for (const part of ['events', 'notifications'] as const)
    for (const [old, next] of pairs(before[part], content[part])) check(old, next);
  for (const [old, next, userId] of pairs(before.users, content.users)) {
    check(old, next);
    if (old !== next && userId !== sender && typeof old === 'number' && old >= own)
      throw forbidden('You may not change the level of somebody who has as much power as you');
  }
}

/** From version 10 on all levels are integers. */
function checkShape(content: JsonObject): void {
  for (const name of single)
    if (content[name] !== undefined && !Number.isInteger(content[name])) throw badJson(`${name} is not an integer`);
  for (const part of ['users', 'events', 'notifications'] as const) {
    const levels = content[part];
    if (levels === undefined) continue;
    if (!isObject(levels) || !Object.values(levels).every(Number.isInteger)) throw badJson(`${part} holds no integers`);
  }
  for (const userId of Object.keys(isObject(content.users) ? content.users : {}))
    if (!isUserId(userId)) throw badJson('users names somebody who has no user id');
}

function pairs(before: Json | undefined, after: Json | undefined): [Json | undefined, Json | undefined, string][] {
  const [old, next] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].map((name) => [old[name], next[name], name]);
}
