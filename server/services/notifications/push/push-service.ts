import { createHash } from 'node:crypto';
import { newId, type Ref, type Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { PrivateAddress } from '@kontor/homeserver/outgoing';
import type { Actor, Links, Organisation } from '@kontor/plugin-api/server';
import {
  type addPushDevice,
  type getPush,
  type InputOf,
  type OutputOf,
  type PushDevice,
  pushDeviceNotFound,
  pushForbidden,
  pushServiceRefused,
} from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../../core.ts';
import type { Accounts } from '../../accounts/index.ts';
import type { SecretBox } from '../../mail/secret-box.ts';
import type { PolicyReader } from '../../organisation/policy-reader.ts';
import { countUnread, type EntryRow, findUnread } from '../notification-store.ts';
import { encryptPush, isPublicKey, longestPayload, type PushKeys } from './push-encryption.ts';
import { loadPushKey } from './push-key.ts';
import { isOutside, postPush } from './push-post.ts';
import * as store from './push-store.ts';

const push = {
  name: 'notifications.push',
  data: z.object({ device: z.string(), notification: z.string() }),
  attempts: 6,
};

/** What was not delivered for so long is old news, in seconds. */
const worthwhile = 24 * 60 * 60;
/** So many objects are named as still unread, so that notes about others go. */
const mostStill = 30;
/** The device is gone for good (RFC 8030, 7.3, and what push services answer besides). */
const gone = new Set([404, 410]);

/** What the service worker gets; see `packages/web/worker/push.ts`. */
export interface PushPayload {
  readonly title: string;
  readonly body: string;
  readonly tag: Ref;
  readonly path: string;
  readonly notification: string;
  /** What is still unread; absent where that is too much to say. */
  readonly still?: readonly Ref[];
  /** How many entries of the inbox are unread, for the number on the app's icon. */
  readonly unread: number;
}

export interface PushParts {
  readonly box: () => Promise<SecretBox>;
  readonly policies: PolicyReader;
  readonly links: Pick<Links, 'findCards'>;
  readonly accounts: () => Pick<Accounts, 'listContacts'>;
  readonly organisation: () => Pick<Organisation, 'get'>;
  readonly labels: () => ReadonlyMap<string, Sentence>;
  /** Called where a device is gone and with it the only way to tell of this. */
  readonly onLost: (tx: Tx, entry: { readonly id: string; readonly person: string }) => Promise<void>;
}

/** Notes on people's devices, through the push services of their browsers, who can read none of it. */
export class PushService {
  readonly #core: Core;
  readonly #parts: PushParts;

  constructor(core: Core, parts: PushParts) {
    this.#core = core;
    this.#parts = parts;
    core.jobs.define(push, (job, signal) => this.#push(job, signal));
  }

  list(actor: Actor): Promise<OutputOf<typeof getPush>> {
    return this.#core.database.transaction(async (tx) => {
      const { webPush } = await this.#parts.policies.read(tx);
      const key = webPush ? (await loadPushKey(tx, await this.#parts.box())).public : null;
      const devices = await store.listDevices(tx, actor.person);
      return { key, devices: devices.map((row) => deviceFrom(row, actor)) };
    });
  }

  /** Throws `pushForbidden`, `pushServiceRefused`. */
  async add(actor: Actor, device: InputOf<typeof addPushDevice>): Promise<PushDevice> {
    const { endpoint, publicKey, secret, showsTitles } = device;
    const { database, clock, outgoing } = this.#core;
    if (!isPublicKey(publicKey) || !(await isOutside(new URL(endpoint), outgoing))) throw pushServiceRefused();
    const sealed = (await this.#parts.box()).seal(JSON.stringify({ publicKey, secret }));
    return database.transaction(async (tx) => {
      if (!(await this.#parts.policies.read(tx)).webPush) throw pushForbidden();
      const { person, session } = actor;
      const made = { id: newId(), person, session, endpoint, keys_sealed: sealed, created_at: clock.now() };
      const row = await store.putDevice(tx, { ...made, shows_titles: showsTitles });
      // A program with an app password has no session and no browser.
      if (!row) throw pushServiceRefused();
      return deviceFrom(row, actor);
    });
  }

  /** Throws `pushDeviceNotFound`. */
  change(actor: Actor, id: string, showsTitles: boolean): Promise<PushDevice> {
    return this.#core.database.transaction(async (tx) => {
      const row = await store.setShowsTitles(tx, { person: actor.person, id, showsTitles });
      if (!row) throw pushDeviceNotFound();
      return deviceFrom(row, actor);
    });
  }

  /** Throws `pushDeviceNotFound`. */
  async remove(actor: Actor, id: string): Promise<void> {
    const isGone = await this.#core.database.transaction((tx) => store.deleteDevice(tx, actor.person, id));
    if (!isGone) throw pushDeviceNotFound();
  }

  /** Queues a note for each device of the entry's owner; false where there is none. */
  async send(tx: Tx, { id, person }: { readonly id: string; readonly person: string }): Promise<boolean> {
    const devices = await store.listDevices(tx, person);
    for (const device of devices) await this.#core.jobs.enqueue(tx, push, { device: device.id, notification: id });
    return devices.length > 0;
  }

  async #push({ device, notification }: z.output<typeof push.data>, signal: AbortSignal): Promise<void> {
    const { database, outgoing, clock, log } = this.#core;
    const made = await database.transaction((tx) => this.#make(tx, device, notification));
    if (!made) return;
    const status = await postPush(made.request, outgoing, signal).catch((failure: unknown) => {
      if (failure instanceof PrivateAddress) return 410; // it was moved to where nobody is to be asked
      throw failure;
    });
    if (gone.has(status)) return database.transaction((tx) => this.#drop(tx, made.row, notification));
    if (status === 429 || status >= 500 || status === 0) throw new Error(`the push service answers ${status}`);
    if (status >= 300) log.error({ status, service: made.request.endpoint.host }, 'a push service refused a message');
    else await database.transaction((tx) => store.setUsed(tx, device, clock.now()));
  }

  async #drop(tx: Tx, { id, person }: store.DeviceRow, notification: string): Promise<void> {
    await store.deleteDevice(tx, person, id);
    if ((await store.listDevices(tx, person)).length > 0) return;
    await store.setUnreached(tx, notification);
    await this.#parts.onLost(tx, { id: notification, person });
  }

  /** Nothing where the device has gone, or the entry was read meanwhile. */
  async #make(tx: Tx, device: string, notification: string) {
    const row = await store.findDevice(tx, device);
    const entry = row && (await findUnread(tx, row.person, notification));
    if (!row || !entry || !(await this.#parts.policies.read(tx)).webPush) return undefined;
    const payload = await this.#payload(tx, row, entry);
    if (!payload) return undefined;
    const box = await this.#parts.box();
    // Sealed by `add`, so of that type.
    const keys: PushKeys = JSON.parse(box.open(row.keys_sealed));
    const key = await loadPushKey(tx, box);
    const endpoint = new URL(row.endpoint);
    const headers = {
      authorization: key.authorise(endpoint, this.#core.clock.now(), this.#contact()),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(worthwhile),
      urgency: 'normal',
      // A newer note about the same takes the place of one that waits at the service (RFC 8030, 5.4).
      topic: createHash('sha256').update(`${row.id} ${entry.ref}`).digest('base64url').slice(0, 32),
    };
    return { row, request: { endpoint, headers, body: encryptPush(asText(payload), keys) } };
  }

  async #payload(tx: Tx, { person, shows_titles: showsTitles }: store.DeviceRow, entry: EntryRow) {
    const [contact] = await this.#parts.accounts().listContacts(tx, [person]);
    if (!contact) return undefined;
    const language = contact.language ?? (await this.#parts.organisation().get(tx)).language;
    const actor = { account: contact.account, person, session: '', roles: new Set(contact.roles) };
    const [card] = await this.#parts.links.findCards(tx, actor, [entry.ref]);
    if (!card) return undefined;
    const still = await store.listUnreadRefs(tx, person, mostStill + 1);
    const unread = await countUnread(tx, person);
    const visible = await this.#parts.links.findCards(
      tx,
      actor,
      unread.map(({ ref }) => ref),
    );
    const seen = new Set(visible.map(({ ref }) => ref));
    const anonymous = { de: 'Neues in Kontor', en: 'News in Kontor' }[language];
    return {
      title: showsTitles ? card.title : anonymous,
      body: showsTitles ? (this.#parts.labels().get(entry.kind)?.[language] ?? '') : '',
      tag: entry.ref,
      path: card.path,
      notification: entry.id,
      ...(still.length <= mostStill && { still }),
      unread: unread.reduce((sum, { ref, count }) => sum + (seen.has(ref) ? count : 0), 0),
    } satisfies PushPayload;
  }

  /** Whom a push service can ask (RFC 8292, 2.1). */
  #contact(): string {
    const { url } = this.#core.config;
    return url.startsWith('https:') ? url : `mailto:kontor@${new URL(url).hostname}`;
  }
}

function asText(payload: PushPayload): Buffer {
  const text = Buffer.from(JSON.stringify(payload));
  if (text.length <= longestPayload) return text;
  const { still: _still, ...rest } = payload;
  return Buffer.from(JSON.stringify({ ...rest, title: rest.title.slice(0, 200) }));
}

function deviceFrom(row: store.DeviceRow, actor: Actor): PushDevice {
  return {
    id: row.id,
    name: row.name,
    isCurrent: row.session === actor.session,
    showsTitles: row.shows_titles,
    createdAt: row.created_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
  };
}
