import type { Core } from '../homeserver-core.ts';
import { isObject, type JsonObject } from '../json.ts';
import { badJson } from '../matrix-error.ts';
import {
  addMessages,
  addTransactions,
  forgetTransactions,
  listDeviceIds,
  type ToDeviceRow,
  type TransactionRow,
} from '../storage/to-device-table.ts';
import type { WriteBatch } from '../storage/write-batch.ts';
import type { Caller } from '../users/sessions.ts';
import { mostTransactions, type SentToDevices } from './to-device-transactions.ts';

export interface ToDeviceRequest {
  readonly type: string;
  readonly transactionId: string;
  readonly messages: JsonObject;
}

/** Sends to devices, once for a transaction; those that do not exist are passed over. */
export async function sendToDevice(core: Core, caller: Caller, request: ToDeviceRequest): Promise<void> {
  const { type, transactionId, messages } = request;
  const wanted = readMessages(messages);
  const { userId: sender, deviceId = '' } = caller;
  const [sent, devices] = await Promise.all([
    core.toDeviceTransactions.of(sender, deviceId),
    core.database.transaction((tx) => listDeviceIds(tx, [...wanted.keys()])),
  ]);
  const name = `${type}\0${transactionId}`;
  await core.writer.write((batch) => {
    if (sent.has(name)) return;
    const rows = rowsOf(batch);
    remember(batch, rows, sent, { position: batch.nextPosition(), user_id: sender, device_id: deviceId, name });
    for (const [userId, byDevice] of wanted)
      for (const device of devices.get(userId) ?? []) {
        const body = byDevice.get(device) ?? byDevice.get('*');
        if (body === undefined) continue;
        const position = batch.nextPosition();
        rows.messages.push({ position, user_id: userId, device_id: device, sender, type, body });
        batch.tell({ kind: 'to-device', position, userId, deviceId: device });
      }
  });
}

interface Rows {
  readonly messages: ToDeviceRow[];
  readonly transactions: TransactionRow[];
}

const rowsKey = {};

/** All that a batch sends is put in by two statements. */
function rowsOf(batch: WriteBatch): Rows {
  return batch.draftOf<Rows>(rowsKey, () => {
    const rows: Rows = { messages: [], transactions: [] };
    batch.onComplete(() => {
      if (rows.messages.length > 0) batch.run((tx) => addMessages(tx, rows.messages));
      if (rows.transactions.length > 0) batch.run((tx) => addTransactions(tx, rows.transactions));
    });
    return rows;
  });
}

function remember(
  batch: WriteBatch,
  rows: Rows,
  sent: SentToDevices,
  { name, ...row }: Pick<TransactionRow, 'position' | 'user_id' | 'device_id'> & { readonly name: string },
): void {
  const [type = '', transactionId = ''] = name.split('\0');
  rows.transactions.push({ ...row, type, transaction_id: transactionId });
  sent.set(name, row.position);
  if (sent.size <= mostTransactions * 1.2) return;
  const old = [...sent].slice(0, sent.size - mostTransactions);
  for (const [oldName] of old) sent.delete(oldName);
  const until = old.at(-1)?.[1] ?? 0;
  batch.run((tx) => forgetTransactions(tx, row.user_id, row.device_id, until));
}

/** JSON of the contents by user and device; a device `*` stands for all. */
function readMessages(messages: JsonObject): Map<string, Map<string, string>> {
  return new Map(
    Object.entries(messages).map(([userId, byDevice]) => {
      if (!isObject(byDevice)) throw badJson(`messages for ${userId} are not an object`);
      const contents = Object.entries(byDevice).map(([deviceId, content]) => {
        if (!isObject(content)) throw badJson(`the message for ${userId} on ${deviceId} is not an object`);
        return [deviceId, JSON.stringify(content)] as const;
      });
      return [userId, new Map(contents)] as const;
    }),
  );
}
