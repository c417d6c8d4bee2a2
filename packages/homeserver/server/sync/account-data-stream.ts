import { pushRulesType } from '../push/push-rules.ts';
import { listAccountData } from '../storage/account-data-table.ts';
import { wantsType } from './filter.ts';
import { eventsOf, type SyncStream } from './sync-request.ts';

/** What somebody's clients keep for themselves, apart from that of rooms. */
export const accountDataStream: SyncStream = async ({ core, viewer, filter, from, until }) => {
  const outputs = from && core.outputs.since(from.position);
  if (outputs?.every((each) => each.kind !== 'account-data' || each.userId !== viewer.userId)) return undefined;
  const rows = await core.database.transaction((tx) =>
    listAccountData(tx, viewer.userId, from?.position ?? 0, until.position),
  );
  const isFirst =
    from === undefined && !rows.some(({ room_id: roomId, type }) => roomId === '' && type === pushRulesType);
  // Everybody has push rules, also those who never changed one.
  const given = isFirst
    ? [{ room_id: '', type: pushRulesType, body: await core.pushRules.contentOf(viewer.userId) }]
    : [];
  const events = [...rows, ...given]
    .filter(({ room_id: roomId, type }) => roomId === '' && wantsType(filter.accountData, type))
    .map(({ type, body }) => `{"type":${JSON.stringify(type)},"content":${body}}`);
  return events.length > 0 ? { name: 'account_data', text: eventsOf(events), isNews: true } : undefined;
};
