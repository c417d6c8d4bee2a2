import { localpartOf } from '../identifiers.ts';
import type { Json, JsonObject } from '../json.ts';
import type { PushRule, RuleKind } from './push-rule.ts';

const highlight = { set_tweak: 'highlight' };
const sound = (value: string) => ({ set_tweak: 'sound', value });
const loud = ['notify', sound('default'), highlight];
const match = (key: string, pattern: string): JsonObject => ({ kind: 'event_match', key, pattern });
const mayNotify: JsonObject = { kind: 'sender_notification_permission', key: 'room' };
const two: JsonObject = { kind: 'room_member_count', is: '2' };

function rule(name: string, conditions: readonly JsonObject[], actions: readonly Json[], enabled = true): PushRule {
  return { rule_id: `.m.rule.${name}`, default: true, enabled, conditions, actions };
}

/** What everybody begins with, in the order of "Predefined Rules". */
export function defaultRules(userId: string): Readonly<Record<RuleKind, readonly PushRule[]>> {
  return {
    override: [
      rule('master', [], [], false),
      rule('suppress_notices', [match('content.msgtype', 'm.notice')], []),
      rule(
        'invite_for_me',
        [match('type', 'm.room.member'), match('content.membership', 'invite'), match('state_key', userId)],
        ['notify', sound('default')],
      ),
      rule('member_event', [match('type', 'm.room.member')], []),
      rule(
        'is_user_mention',
        [{ kind: 'event_property_contains', key: 'content.m\\.mentions.user_ids', value: userId }],
        loud,
      ),
      rule('contains_display_name', [{ kind: 'contains_display_name' }], loud),
      rule(
        'is_room_mention',
        [{ kind: 'event_property_is', key: 'content.m\\.mentions.room', value: true }, mayNotify],
        ['notify', highlight],
      ),
      rule('roomnotif', [match('content.body', '@room'), mayNotify], ['notify', highlight]),
      rule('tombstone', [match('type', 'm.room.tombstone'), match('state_key', '')], ['notify', highlight]),
      rule('reaction', [match('type', 'm.reaction')], []),
      rule('room.server_acl', [match('type', 'm.room.server_acl'), match('state_key', '')], []),
      rule(
        'suppress_edits',
        [{ kind: 'event_property_is', key: 'content.m\\.relates_to.rel_type', value: 'm.replace' }],
        [],
      ),
    ],
    content: [
      {
        ...{ rule_id: '.m.rule.contains_user_name', default: true, enabled: true },
        ...{ pattern: localpartOf(userId), actions: loud },
      },
    ],
    room: [],
    sender: [],
    underride: [
      rule('call', [match('type', 'm.call.invite')], ['notify', sound('ring')]),
      rule('encrypted_room_one_to_one', [two, match('type', 'm.room.encrypted')], ['notify', sound('default')]),
      rule('room_one_to_one', [two, match('type', 'm.room.message')], ['notify', sound('default')]),
      rule('message', [match('type', 'm.room.message')], ['notify']),
      rule('encrypted', [match('type', 'm.room.encrypted')], ['notify']),
    ],
  };
}

/** Older rules that `m.mentions` takes the place of, where an event has it ("User and room mentions"). */
export const mentionRules: ReadonlySet<string> = new Set([
  ...['.m.rule.contains_display_name', '.m.rule.roomnotif', '.m.rule.contains_user_name'],
]);
