import type { Core } from '../homeserver-core.ts';
import type { JsonObject } from '../json.ts';
import type { Output } from '../rooms/output-log.ts';
import {
  type DeviceListRange,
  listChanged,
  listNewlyShared,
  listNoLongerShared,
} from '../storage/device-list-table.ts';

export interface DeviceListChanges {
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

const nothing: DeviceListChanges = { changed: [], left: [] };

/** "Tracking the device list for a user": whose devices have to be asked for anew, and whose no longer matter. */
export async function deviceListChanges(core: Core, range: DeviceListRange): Promise<DeviceListChanges> {
  if (range.after >= range.until || !(await mayHaveChanged(core, range))) return nothing;
  return core.database.snapshot(async (tx) => {
    const [changed, newlyShared, left] = await Promise.all([
      listChanged(tx, range),
      listNewlyShared(tx, range),
      listNoLongerShared(tx, range),
    ]);
    return { changed: [...new Set([...changed, ...newlyShared])], left };
  });
}

/** Whether it is worth asking the database, as far as the log knows. */
async function mayHaveChanged(core: Core, { userId, after }: DeviceListRange): Promise<boolean> {
  const outputs = core.outputs.since(after);
  if (!outputs) return true;
  const own = await core.memberships.of(userId);
  const others = new Set<string>();
  for (const output of outputs) {
    if ((output.kind === 'device-list' || output.kind === 'key-signature') && output.userId === userId) return true;
    if (output.kind === 'device-list') others.add(output.userId);
    if (isComingOrGoing(output) && own.has(output.roomId)) return true;
  }
  for (const other of others)
    for (const roomId of await core.memberships.joinedRooms(other))
      if (own.get(roomId)?.membership === 'join') return true;
  return false;
}

/** Not a changed name. */
export function isComingOrGoing(output: Output): output is Extract<Output, { kind: 'event' }> {
  if (output.kind !== 'event' || output.event.type !== 'm.room.member') return false;
  const { content, row } = output.event;
  const before = row.previous_content === null ? {} : (JSON.parse(row.previous_content) as JsonObject); // as we wrote it
  return content.membership !== before.membership;
}
