import { expect, test } from 'vitest';
import { type Json, part } from './harness/client.ts';
import { people } from './harness/rooms.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Push rules, Predefined rules
const target = useTarget();

const match = (key: string, pattern: string) => ({ kind: 'event_match', key, pattern });
const type = (pattern: string) => match('type', pattern);
const two = { kind: 'room_member_count', is: '2' };
const sound = (value: string) => ({ set_tweak: 'sound', value });
const highlight = { set_tweak: 'highlight' };
/** Stands for the person whose rules they are. */
const ME = '{me}';

const given: readonly [string, string, readonly Json[], readonly Json[]][] = [
  ['override', '.m.rule.suppress_notices', [match('content.msgtype', 'm.notice')], []],
  [
    'override',
    '.m.rule.invite_for_me',
    [type('m.room.member'), match('content.membership', 'invite'), match('state_key', ME)],
    ['notify', sound('default')],
  ],
  ['override', '.m.rule.member_event', [type('m.room.member')], []],
  [
    'override',
    '.m.rule.is_user_mention',
    [{ kind: 'event_property_contains', key: 'content.m\\.mentions.user_ids', value: ME }],
    ['notify', sound('default'), highlight],
  ],
  [
    'override',
    '.m.rule.is_room_mention',
    [
      { kind: 'event_property_is', key: 'content.m\\.mentions.room', value: true },
      { kind: 'sender_notification_permission', key: 'room' },
    ],
    ['notify', highlight],
  ],
  ['override', '.m.rule.tombstone', [type('m.room.tombstone'), match('state_key', '')], ['notify', highlight]],
  ['override', '.m.rule.reaction', [type('m.reaction')], []],
  ['override', '.m.rule.room.server_acl', [type('m.room.server_acl'), match('state_key', '')], []],
  [
    'override',
    '.m.rule.suppress_edits',
    [{ kind: 'event_property_is', key: 'content.m\\.relates_to.rel_type', value: 'm.replace' }],
    [],
  ],
  ['underride', '.m.rule.call', [type('m.call.invite')], ['notify', sound('ring')]],
  ['underride', '.m.rule.encrypted_room_one_to_one', [two, type('m.room.encrypted')], ['notify', sound('default')]],
  ['underride', '.m.rule.room_one_to_one', [two, type('m.room.message')], ['notify', sound('default')]],
  ['underride', '.m.rule.message', [type('m.room.message')], ['notify']],
  ['underride', '.m.rule.encrypted', [type('m.room.encrypted')], ['notify']],
];

/** A highlight that is set to false, or to true, is one that is left out, or not. */
const plain = (actions: readonly Json[]): Json[] =>
  actions
    .filter((action) => action.set_tweak !== 'highlight' || action.value !== false)
    .map((action) => (action.set_tweak === 'highlight' ? highlight : action));
const inOrder = (list: readonly Json[]): string[] =>
  list.map((each) => JSON.stringify(Object.entries(each).sort())).sort();

test.each(given)('the %s rule %s is as it is predefined', async (kind, id, conditions, actions) => {
  const [alice] = await people(target, 1);
  const rule = await alice.get(`/v3/pushrules/global/${kind}/${part(id)}`);
  expect(rule).toMatchObject({ rule_id: id, default: true, enabled: true });
  const own = JSON.parse(JSON.stringify(conditions).replaceAll(ME, alice.userId));
  expect(inOrder(rule.conditions)).toEqual(inOrder(own));
  expect(plain(rule.actions)).toEqual(expect.arrayContaining([...actions]));
  expect(plain(rule.actions)).toHaveLength(actions.length);
});
