import type { AppserviceConfig } from '../config.ts';
import type { Core } from '../homeserver-core.ts';
import { deleteMessagesAt, listMessagesBetween, type ToDeviceRow } from '../storage/to-device-table.ts';
import { ownsExclusively } from './namespaces.ts';

/**
 * Messages to devices of users that are the service's alone (MSC4203): a service that receives ephemeral data gets them in
 * its transactions, and does not sync. They are deleted once it has taken them.
 */
export class ToDeviceNews {
  readonly #core: Core;
  readonly #service: AppserviceConfig;

  constructor(core: Core, service: AppserviceConfig) {
    this.#core = core;
    this.#service = service;
  }

  /** Those in (after, until]; costs no query where none was sent. */
  async list(after: number, until: number): Promise<readonly ToDeviceRow[]> {
    if (!this.#service.receivesEphemeral || after >= until) return [];
    const isSent = this.#core.outputs
      .since(after)
      ?.some((output) => output.kind === 'to-device' && this.#isOwn(output.userId));
    // What is not remembered any more is looked for.
    if (isSent === false) return [];
    const rows = await this.#core.database.transaction((tx) => listMessagesBetween(tx, after, until));
    return rows.filter((row) => this.#isOwn(row.user_id));
  }

  async taken(rows: readonly ToDeviceRow[]): Promise<void> {
    if (rows.length === 0) return;
    const positions = rows.map((row) => row.position);
    await this.#core.database.transaction((tx) => deleteMessagesAt(tx, positions));
  }

  #isOwn(userId: string): boolean {
    const isSender = userId === this.#core.appservices.senderOf(this.#service);
    return isSender || ownsExclusively(this.#service, 'users', userId);
  }
}

export function toDeviceEvent(row: ToDeviceRow): string {
  const { type, sender, user_id: user, device_id: device, body } = row;
  const named = JSON.stringify({ type, sender, to_user_id: user, to_device_id: device });
  return `${named.slice(0, -1)},"content":${body}}`;
}
