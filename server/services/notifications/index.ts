import type { Tx } from '@kontor/database';
import type { Actor, Links, Notifications } from '@kontor/plugin-api/server';
import { inboxChanged, quietChanged } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createNotificationTables } from '../../migrations/20261122-1243-create-notifications.ts';
import { keepWhoCausedNotifications } from '../../migrations/20261126-1137-keep-who-caused-notifications.ts';
import { createQuietHours } from '../../migrations/20261126-2210-create-quiet-hours.ts';
import { keepWhatIsAnswered } from '../../migrations/20261127-1610-keep-what-is-answered.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { InboxService } from './inbox-service.ts';
import { declareNotifications } from './notification-privacy.ts';
import { type NotificationParts, NotifyService } from './notify-service.ts';
import { digestLinks, QuietService } from './quiet-service.ts';
import { bindRoutes } from './routes.ts';

/** The inbox: who is told what, and what they have done about it. */
export function createNotifications(
  core: Core,
  parts: NotificationParts & { readonly policies: PolicyReader; readonly links: Pick<Links, 'provide'> },
): Notifications {
  core.migrations.add(createNotificationTables);
  core.migrations.add(keepWhoCausedNotifications);
  core.migrations.add(createQuietHours);
  core.migrations.add(keepWhatIsAnswered);
  declareNotifications(core.privacy, parts.policies);
  const notify = new NotifyService(core, parts);
  const inbox = new InboxService(core, parts);
  bindRoutes(core, notify, inbox, new QuietService(core, notify, () => notify.labels()));
  parts.links.provide(digestLinks);
  core.live.present(quietChanged, async () => ({}));
  core.live.present(inboxChanged, async (tx, { payload }) => {
    const owner = await readOwner(tx, parts, payload.person);
    return { ...(await inbox.readUpdate(tx, owner, payload.notifications)) };
  });
  return notify;
}

/** The inbox's owner as a reader with the role of their account: live delivery knows the person, not yet the sessions. */
async function readOwner(tx: Tx, { permissions }: NotificationParts, person: string): Promise<Actor> {
  const held = (await permissions.findTokens(tx, [person])).get(person);
  return { account: '', person, session: '', roles: new Set(held?.has('administrators') ? ['administrator'] : []) };
}
