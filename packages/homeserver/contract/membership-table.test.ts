import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, part, register, room } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

/**
 * Every step of a membership from every other ("client-server API, Room membership"; "Room Versions, Authorization rules").
 * Anna has all power in the room, Ben none.
 */
type Membership = 'none' | 'invite' | 'join' | 'leave' | 'ban' | 'knock';
type Step = 'join' | 'leave' | 'knock' | 'invite' | 'kick' | 'ban' | 'unban';
type JoinRule = 'public' | 'invite' | 'knock';
/** What Ben is afterwards; where he stays what he was, the step is refused, or does nothing where `same` says so. */
type Outcome = Membership | 'refused' | 'same';

const target = useTarget();
let anna: Client;
let ben: Client;
beforeAll(async () => {
  [anna, ben] = [await register(target, 'anna'), await register(target, 'ben')];
});

const ifOpen = (rule: JoinRule): Outcome => (rule === 'public' ? 'join' : 'refused');
const ifDoor = (rule: JoinRule): Outcome => (rule === 'knock' ? 'knock' : 'refused');

const outcomes: Record<Membership, (rule: JoinRule) => Partial<Record<Step, Outcome>>> = {
  none: (rule) => ({
    join: ifOpen(rule),
    leave: 'refused',
    knock: ifDoor(rule),
    invite: 'invite',
    kick: 'refused',
    ban: 'ban',
  }),
  invite: () => ({
    join: 'join',
    leave: 'leave',
    knock: 'refused',
    invite: 'same',
    kick: 'leave',
    ban: 'ban',
    unban: 'refused',
  }),
  join: () => ({
    join: 'same',
    leave: 'leave',
    knock: 'refused',
    invite: 'refused',
    kick: 'leave',
    ban: 'ban',
    unban: 'refused',
  }),
  leave: (rule) => ({
    join: ifOpen(rule),
    leave: 'same',
    knock: ifDoor(rule),
    invite: 'invite',
    kick: 'same',
    ban: 'ban',
    unban: 'same',
  }),
  ban: () => ({ join: 'refused', leave: 'refused', knock: 'refused', invite: 'refused', ban: 'same', unban: 'leave' }),
  knock: (rule) => ({
    join: ifOpen(rule),
    leave: 'leave',
    knock: 'same',
    invite: 'invite',
    kick: 'leave',
    ban: 'ban',
    unban: 'refused',
  }),
};

const knock = (roomId: string) => ben.call('POST', `/v3/knock/${part(roomId)}`, {});
const byBen = (step: 'join' | 'leave') => (roomId: string) => ben.call('POST', room(roomId, step), {});
const byAnna = (step: 'invite' | 'kick' | 'ban' | 'unban') => (roomId: string) =>
  anna.call('POST', room(roomId, step), { user_id: ben.userId });
const steps = {
  join: byBen('join'),
  leave: byBen('leave'),
  knock,
  invite: byAnna('invite'),
  kick: byAnna('kick'),
  ban: byAnna('ban'),
  unban: byAnna('unban'),
};
/** How one becomes that, in a room that can be knocked at. */
const ways: Record<Membership, readonly Step[]> = {
  none: [],
  invite: ['invite'],
  join: ['invite', 'join'],
  leave: ['invite', 'leave'],
  ban: ['ban'],
  knock: ['knock'],
};

async function membershipOfBen(roomId: string): Promise<Membership> {
  const { status, body } = await anna.call('GET', room(roomId, 'state', 'm.room.member', ben.userId));
  return status === 404 ? 'none' : body.membership;
}

async function makeRoom(rule: JoinRule, membership: Membership): Promise<string> {
  const joinRule = (join_rule: string) => ({ type: 'm.room.join_rules', content: { join_rule } });
  const roomId = await anna.createRoom({ initial_state: [joinRule('knock')] });
  for (const step of ways[membership]) expect((await steps[step](roomId)).status, step).toBe(200);
  if (rule !== 'knock') await anna.setState(roomId, 'm.room.join_rules', joinRule(rule).content);
  return roomId;
}

describe.each<JoinRule>(['public', 'invite', 'knock'])('where the rule is %s', (rule) => {
  describe.each(Object.keys(outcomes) as Membership[])('who is %s', (membership) => {
    const table = Object.entries(outcomes[membership](rule)) as [Step, Outcome][];
    test.each(table)('and the step is %s: %s', async (step, outcome) => {
      const roomId = await makeRoom(rule, membership);
      const { status } = await steps[step](roomId);
      if (outcome === 'refused') expect([400, 403, 404]).toContain(status);
      else if (outcome !== 'same') expect(status).toBe(200);
      const after = outcome === 'refused' || outcome === 'same' ? membership : outcome;
      expect(await membershipOfBen(roomId)).toBe(after);
    });
  });
});
