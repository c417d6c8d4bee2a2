import { forbidden } from '../matrix-error.ts';
import { PowerLevels } from './power-levels.ts';
import type { ProposedEvent } from './proposed-event.ts';
import { creatorsOf, isMembership, joinRuleOf, type Membership, membershipOf, type StateView } from './state-view.ts';

type MemberEvent = ProposedEvent & { readonly stateKey: string };

/** The rules for `m.room.member`, one function for each membership. */
export function authoriseMember(state: StateView, event: MemberEvent): void {
  const { membership } = event.content;
  const rule = isMembership(membership) ? rules[membership] : undefined;
  if (!rule) throw forbidden('There is no such membership');
  rule(state, event);
}

const rules: Readonly<Record<Membership, (state: StateView, event: MemberEvent) => void>> = {
  join: authoriseJoin,
  invite: authoriseInvite,
  leave: authoriseLeave,
  ban: authoriseBan,
  knock: authoriseKnock,
};

function authoriseJoin(state: StateView, { sender, stateKey, content }: MemberEvent): void {
  if (sender !== stateKey) throw forbidden('Nobody joins for somebody else');
  // The creator's own join follows the room's first event.
  if (!state.find('m.room.member', sender) && !state.find('m.room.power_levels', '') && isCreator(state, sender))
    return;
  const current = membershipOf(state, sender);
  if (current === 'ban') throw forbidden('You are banned from this room');
  if (current === 'join') return;
  const rule = joinRuleOf(state);
  if (rule === 'public' || (current === 'invite' && rule !== 'private')) return;
  if (rule === 'restricted' || rule === 'knock_restricted') {
    const by = content.join_authorised_via_users_server;
    if (typeof by === 'string' && membershipOf(state, by) === 'join' && PowerLevels.of(state).may(by, 'invite')) return;
  }
  throw forbidden('You are not invited to this room');
}

function isCreator(state: StateView, userId: string): boolean {
  return creatorsOf(state)[0] === userId;
}

function authoriseInvite(state: StateView, { sender, stateKey }: MemberEvent): void {
  if (membershipOf(state, sender) !== 'join') throw forbidden(`${sender} is not in the room`);
  const target = membershipOf(state, stateKey);
  if (target === 'join') throw forbidden(`${stateKey} is in the room already`);
  if (target === 'ban') throw forbidden(`${stateKey} is banned from the room`);
  if (!PowerLevels.of(state).may(sender, 'invite')) throw forbidden('You may not invite into this room');
}

function authoriseLeave(state: StateView, { sender, stateKey }: MemberEvent): void {
  const target = membershipOf(state, stateKey);
  if (sender === stateKey) {
    if (target === 'join' || target === 'invite' || target === 'knock') return;
    throw forbidden('You are not in this room');
  }
  if (membershipOf(state, sender) !== 'join') throw forbidden(`${sender} is not in the room`);
  const levels = PowerLevels.of(state);
  if (target === 'ban' && !levels.may(sender, 'ban')) throw forbidden('You may not lift a ban in this room');
  if (levels.may(sender, 'kick') && levels.levelOf(stateKey) < levels.levelOf(sender)) return;
  throw forbidden('You may not remove this user');
}

function authoriseBan(state: StateView, { sender, stateKey }: MemberEvent): void {
  if (membershipOf(state, sender) !== 'join') throw forbidden(`${sender} is not in the room`);
  const levels = PowerLevels.of(state);
  if (levels.may(sender, 'ban') && levels.levelOf(stateKey) < levels.levelOf(sender)) return;
  throw forbidden('You may not ban this user');
}

function authoriseKnock(state: StateView, { sender, stateKey }: MemberEvent): void {
  const rule = joinRuleOf(state);
  if (rule !== 'knock' && rule !== 'knock_restricted') throw forbidden('Nobody can knock at this room');
  if (sender !== stateKey) throw forbidden('Nobody knocks for somebody else');
  const current = membershipOf(state, sender);
  if (current === 'ban') throw forbidden('You are banned from this room');
  if (current === 'join' || current === 'invite') throw forbidden('You are in this room or invited to it');
}
