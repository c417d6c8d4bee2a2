import type { Tx } from '@kontor/database';
import type { Actor, Permissions } from '@kontor/plugin-api/server';
import {
  type getNotificationSettings,
  type InputOf,
  type listSpaceChoices,
  type OutputOf,
  type setNotificationSetting,
  type setSpaceChoice,
  spaceNotFound,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { Mail } from '../mail/index.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import type { NotifyService } from './notify-service.ts';
import { endMails } from './setting-store.ts';
import { listLevels, setLevel } from './space-choice-store.ts';

export interface SettingParts {
  readonly policies: PolicyReader;
  readonly mail: Pick<Mail, 'isConfigured'>;
  readonly permissions: Pick<Permissions, 'findRoles'>;
  readonly notify: Pick<NotifyService, 'listSettings' | 'setSetting'>;
}

/** What people choose of kinds, of ways, and of spaces. */
export class SettingService {
  readonly #core: Core;
  readonly #parts: SettingParts;

  constructor(core: Core, parts: SettingParts) {
    this.#core = core;
    this.#parts = parts;
  }

  read(actor: Actor): Promise<OutputOf<typeof getNotificationSettings>> {
    const { mail, notify, policies } = this.#parts;
    return this.#core.database.transaction(async (tx) => {
      const { webPush, notificationMails } = await policies.read(tx);
      const ways = { push: webPush, mail: notificationMails && (await mail.isConfigured(tx)) };
      return { kinds: await notify.listSettings(tx, actor.person), ways };
    });
  }

  /** Throws `notificationNotFound`. */
  set(actor: Actor, setting: InputOf<typeof setNotificationSetting>): Promise<void> {
    return this.#core.database.transaction((tx) => this.#parts.notify.setSetting(tx, actor.person, setting));
  }

  listSpaces(actor: Actor): Promise<OutputOf<typeof listSpaceChoices>> {
    return this.#core.database.transaction(async (tx) => ({ spaces: await listLevels(tx, actor.person) }));
  }

  /** Throws `spaceNotFound`. */
  async setSpace(actor: Actor, choice: InputOf<typeof setSpaceChoice>): Promise<void> {
    await this.#core.database.transaction(async (tx) => {
      if (!(await this.#parts.permissions.findRoles(tx, actor.person)).has(choice.space)) throw spaceNotFound();
      await setLevel(tx, actor.person, choice);
    });
  }

  /** Nothing comes by mail at once any more. */
  endMails(tx: Tx, person: string): Promise<void> {
    return endMails(tx, person);
  }
}
