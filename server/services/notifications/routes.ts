import {
  addPushDevice,
  answerNotification,
  changePushDevice,
  getDigest,
  getNotificationSettings,
  getPush,
  getQuietHours,
  listNotifications,
  listSpaceChoices,
  markAllNotificationsRead,
  removePushDevice,
  setDigest,
  setNotificationSetting,
  setNotificationStates,
  setQuietHours,
  setQuietNow,
  setSpaceChoice,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { AnswerService } from './answer-service.ts';
import type { DigestService } from './digest-service.ts';
import type { InboxService } from './inbox-service.ts';
import type { PushService } from './push/push-service.ts';
import type { QuietService } from './quiet-service.ts';
import type { SettingService } from './setting-service.ts';

export interface NotificationServices {
  readonly inbox: InboxService;
  readonly answers: AnswerService;
  readonly quiet: QuietService;
  readonly digest: DigestService;
  readonly settings: SettingService;
  readonly push: PushService;
}

export function bindRoutes(
  { http }: Core,
  { inbox, answers, quiet, digest, settings, push }: NotificationServices,
): void {
  http.bind(listNotifications, (input, { actor }) => inbox.list(actor, input));
  http.bind(setNotificationStates, (input, { actor }) => inbox.setStates(actor, input));
  http.bind(answerNotification, async ({ notification, text }, { actor }) => {
    await answers.answer(actor, notification, text);
    return {};
  });
  http.bind(markAllNotificationsRead, async (_input, { actor }) => ({ notifications: await inbox.markAllRead(actor) }));
  http.bind(getNotificationSettings, (_input, { actor }) => settings.read(actor));
  http.bind(setNotificationSetting, async (input, { actor }) => {
    await settings.set(actor, input);
    return {};
  });
  http.bind(listSpaceChoices, (_input, { actor }) => settings.listSpaces(actor));
  http.bind(setSpaceChoice, async (input, { actor }) => {
    await settings.setSpace(actor, input);
    return {};
  });
  http.bind(getQuietHours, (_input, { actor }) => quiet.read(actor));
  http.bind(setQuietHours, (input, { actor }) => quiet.set(actor, input));
  http.bind(setQuietNow, ({ on }, { actor }) => quiet.setNow(actor, on));
  http.bind(getDigest, (_input, { actor }) => digest.read(actor));
  http.bind(setDigest, (input, { actor }) => digest.set(actor, input));
  http.bind(getPush, (_input, { actor }) => push.list(actor));
  http.bind(addPushDevice, (input, { actor }) => push.add(actor, input));
  http.bind(changePushDevice, ({ device, showsTitles }, { actor }) => push.change(actor, device, showsTitles));
  http.bind(removePushDevice, async ({ device }, { actor }) => {
    await push.remove(actor, device);
    return {};
  });
}
