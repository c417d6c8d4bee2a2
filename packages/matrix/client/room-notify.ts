import { ConditionKind, PushRuleKind } from 'matrix-js-sdk/lib/@types/PushRules.js';
import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';

/** What of a room somebody wants to be told: everything, where they are named, or nothing at all. */
export type RoomNotify = 'all' | 'mentions' | 'none';

/**
 * Read from the person's push rules (client-server API, "Push rules"), which all of their clients and the homeserver's
 * counts follow. A rule of the room stands below those about mentions, so that these still come through; one that
 * overrides stands above them.
 */
export function readNotify(sdk: MatrixClient, room: string): RoomNotify {
  const rules = sdk.pushRules?.global;
  if (rules?.override?.some((rule) => rule.rule_id === room && isSilent(rule))) return 'none';
  return rules?.room?.some((rule) => rule.rule_id === room && isSilent(rule)) ? 'mentions' : 'all';
}

export async function setNotify(sdk: MatrixClient, room: string, notify: RoomNotify): Promise<void> {
  const { override = [], room: ofRooms = [] } = sdk.pushRules?.global ?? {};
  if (notify === 'none') {
    const conditions = [{ kind: ConditionKind.EventMatch, key: 'room_id', pattern: room } as const];
    await sdk.addPushRule('global', PushRuleKind.Override, room, { actions: [], conditions });
  } else if (override.some((rule) => rule.rule_id === room)) {
    await sdk.deletePushRule('global', PushRuleKind.Override, room);
  }
  if (notify === 'mentions') await sdk.addPushRule('global', PushRuleKind.RoomSpecific, room, { actions: [] });
  else if (ofRooms.some((rule) => rule.rule_id === room)) {
    await sdk.deletePushRule('global', PushRuleKind.RoomSpecific, room);
  }
}

/** Homeservers may keep the older word for doing nothing. */
function isSilent({ enabled, actions }: { readonly enabled: boolean; readonly actions: readonly unknown[] }): boolean {
  return enabled && !actions.includes('notify');
}
