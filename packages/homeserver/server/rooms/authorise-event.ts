import { isObject } from '../json.ts';
import { forbidden } from '../matrix-error.ts';
import { authoriseMember } from './authorise-member.ts';
import { authorisePowerLevels } from './authorise-power-levels.ts';
import { PowerLevels } from './power-levels.ts';
import type { ProposedEvent } from './proposed-event.ts';
import { membershipOf, type StateView } from './state-view.ts';

/**
 * Decides whether an event may follow this state, and throws M_FORBIDDEN where it may not ("Authorization rules" of the
 * room versions 10 to 12, in their order). The first event of a room and what the rules say of other servers are
 * not its business.
 */
export function authoriseEvent(state: StateView, event: ProposedEvent): void {
  const { type, stateKey, sender, content } = event;
  if (type === 'm.room.create') throw forbidden('A room is created only once');
  if (!state.find('m.room.create', '')) throw forbidden('The room does not exist');
  if (type === 'm.room.member') {
    if (stateKey === undefined) throw forbidden('A membership names whose it is');
    authoriseMember(state, { ...event, stateKey });
    return;
  }
  if (membershipOf(state, sender) !== 'join') throw forbidden(`${sender} is not in the room`);
  const levels = PowerLevels.of(state);
  if (type === 'm.room.third_party_invite') {
    if (!levels.may(sender, 'invite')) throw forbidden('You may not invite into this room');
    return;
  }
  if (!levels.maySend(sender, type, stateKey !== undefined))
    throw forbidden(`Your power level does not suffice to send ${type}`);
  if (stateKey?.startsWith('@') && stateKey !== sender) throw forbidden('This state belongs to somebody else');
  if (type === 'm.room.power_levels' && isObject(content)) authorisePowerLevels(state, levels, event);
}
