import {
  getNotificationSettings,
  getQuietHours,
  listNotifications,
  markAllNotificationsRead,
  setNotificationSetting,
  setNotificationStates,
  setQuietHours,
  setQuietNow,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { InboxService } from './inbox-service.ts';
import type { NotifyService } from './notify-service.ts';
import type { QuietService } from './quiet-service.ts';

export function bindRoutes(core: Core, notify: NotifyService, inbox: InboxService, quiet: QuietService): void {
  const { http, database } = core;
  http.bind(listNotifications, (input, { actor }) => inbox.list(actor, input));
  http.bind(setNotificationStates, (input, { actor }) => inbox.setStates(actor, input));
  http.bind(markAllNotificationsRead, async (_input, { actor }) => ({ notifications: await inbox.markAllRead(actor) }));
  http.bind(getNotificationSettings, async (_input, { actor }) => ({
    kinds: await database.transaction((tx) => notify.listSettings(tx, actor.person)),
  }));
  http.bind(setNotificationSetting, async ({ kind, on }, { actor }) => {
    await database.transaction((tx) => notify.setSetting(tx, actor.person, kind, on));
    return {};
  });
  http.bind(getQuietHours, (_input, { actor }) => quiet.read(actor));
  http.bind(setQuietHours, (input, { actor }) => quiet.set(actor, input));
  http.bind(setQuietNow, ({ on }, { actor }) => quiet.setNow(actor, on));
}
