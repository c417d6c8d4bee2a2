import type { HomeserverConfig } from '../config.ts';
import { isUserId } from '../identifiers.ts';
import type { JsonObject } from '../json.ts';
import { badJson, forbidden } from '../matrix-error.ts';
import { isMembership } from './state-view.ts';

/** What clients may not send although the rules of rooms would let it pass. */
export function checkContent(
  _config: HomeserverConfig,
  event: { readonly type: string; readonly stateKey?: string | undefined; readonly content: JsonObject },
): void {
  const { type, stateKey, content } = event;
  if (type === 'm.room.create' && stateKey !== undefined) throw forbidden('A room is created only once');
  if (type === 'm.room.member' && stateKey !== undefined) {
    if (!isUserId(stateKey)) throw badJson('A membership belongs to a user id');
    if (!isMembership(content.membership)) throw badJson('There is no such membership');
  }
}
