import { isObject, type JsonObject } from '../json.ts';
import { invalidParam } from '../matrix-error.ts';
import type { PusherRow } from '../storage/pusher-table.ts';

/** What a client says of a pusher beside its app and key. */
export interface PusherSettings {
  readonly kind: string;
  readonly app_display_name: string;
  readonly device_display_name: string;
  readonly lang: string;
  readonly profile_tag?: string | undefined;
  readonly data: JsonObject;
}

/** As stored; see `PusherRow.body`. */
export function settingsOf(row: PusherRow): PusherSettings {
  return JSON.parse(row.body) as PusherSettings; // written by ourselves
}

const gatewayPath = '/_matrix/push/v1/notify';

/** Throws M_INVALID_PARAM unless this is where a push gateway can be ("POST /pushers/set", `data.url`). */
export function checkGateway(data: JsonObject, isPlainAllowed: boolean): void {
  const { url, format } = data;
  const parsed = typeof url === 'string' ? URL.parse(url) : null;
  if (!parsed) throw invalidParam('data.url is not an address');
  if (parsed.protocol !== 'https:' && !(isPlainAllowed && parsed.protocol === 'http:'))
    throw invalidParam('data.url is not an address of HTTPS');
  if (parsed.pathname !== gatewayPath) throw invalidParam(`The path of data.url is ${gatewayPath}`);
  if (format !== undefined && typeof format !== 'string') throw invalidParam('data.format is not a string');
}

/** As clients see it. */
export function clientPusher(row: PusherRow): JsonObject {
  return { ...settingsOf(row), app_id: row.app_id, pushkey: row.pushkey } as JsonObject; // plain JSON
}

export function gatewayOf(row: PusherRow): { readonly url: URL; readonly isBrief: boolean; readonly data: JsonObject } {
  const { url, ...data } = settingsOf(row).data;
  return {
    url: new URL(String(url)),
    isBrief: data.format === 'event_id_only',
    data: isObject(data) ? data : {},
  };
}
