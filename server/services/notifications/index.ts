import type { Ref, Sentence } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type {
  Actor,
  Audit,
  Links,
  Notifications,
  Organisation,
  Permissions,
  ReplyTaker,
} from '@kontor/plugin-api/server';
import { absenceChanged, inboxChanged, personChangedEvent, quietChanged } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createNotificationTables } from '../../migrations/20261122-1243-create-notifications.ts';
import { keepWhoCausedNotifications } from '../../migrations/20261126-1137-keep-who-caused-notifications.ts';
import { createQuietHours } from '../../migrations/20261126-2210-create-quiet-hours.ts';
import { createDigests } from '../../migrations/20261127-1400-create-digests.ts';
import { chooseBySpace } from '../../migrations/20261127-1410-choose-by-space.ts';
import { createPushDevices } from '../../migrations/20261127-1420-create-push-devices.ts';
import { keepWhatIsAnswered } from '../../migrations/20261127-1610-keep-what-is-answered.ts';
import { notificationsInPlace } from '../../migrations/20261127-2341-notifications-in-place.ts';
import type { Accounts } from '../accounts/index.ts';
import type { Mail } from '../mail/index.ts';
import { openSecretBox, type SecretBox } from '../mail/secret-box.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import type { PeopleService } from '../people/index.ts';
import { AnswerService } from './answer-service.ts';
import { DigestService } from './digest-service.ts';
import { InPlaceService } from './in-place-service.ts';
import { listOpenlyCovered } from './in-place-store.ts';
import { InboxService } from './inbox-service.ts';
import { NewsMail, type ReplyAddressFor } from './news-mail.ts';
import { declareNotifications } from './notification-privacy.ts';
import { NotifyService } from './notify-service.ts';
import { PushService } from './push/push-service.ts';
import { digestLinks, QuietService } from './quiet-service.ts';
import { ReachService } from './reach-service.ts';
import { bindRoutes } from './routes.ts';
import { SettingService } from './setting-service.ts';
import { createUnsubscribeLinks } from './unsubscribe.ts';
import { mountUnsubscribe } from './unsubscribe-door.ts';

export type { ReplyAddressFor } from './news-mail.ts';

export interface NotificationOthers {
  readonly permissions: Pick<Permissions, 'findTokens' | 'findRoles'>;
  readonly links: Links;
  readonly audit: Pick<Audit, 'append'>;
  readonly policies: PolicyReader;
  readonly mail: Mail;
  /** Made after this service, so asked late. */
  readonly people: () => Pick<
    PeopleService,
    'findCurrentAbsences' | 'findSubstitutes' | 'findPersons' | 'listPerhapsCovered'
  >;
  readonly accounts: () => Pick<Accounts, 'listContacts'>;
  readonly organisation: () => Pick<Organisation, 'get'>;
  /** Where answers to mails about an object arrive; without it they arrive nowhere. */
  readonly replyAddressFor?: ReplyAddressFor;
  /** Who takes answers about an object. */
  readonly findReplyTaker?: (ref: Ref) => ReplyTaker | undefined;
}

/** The inbox: who is told what, and what they have done about it; and how it reaches those who are not at Kontor. */
export interface InboxNotifications extends Notifications {
  /** Whoever it is is busy in Kontor now, and need not be told elsewhere. */
  see(person: string): Promise<void>;
  /** Brings what lies with substitutes to those of now; it follows absences by itself. */
  reconcile(tx: Tx, persons: readonly string[]): Promise<void>;
}

export function createNotifications(core: Core, others: NotificationOthers): InboxNotifications {
  core.migrations.add(createNotificationTables, keepWhoCausedNotifications, createQuietHours);
  core.migrations.add(createDigests, chooseBySpace, createPushDevices, keepWhatIsAnswered, notificationsInPlace);
  declareNotifications(core.privacy, others.policies);
  let opened: Promise<SecretBox> | undefined;
  const box = () => {
    opened ??= openSecretBox(core.config.dataFolder);
    return opened;
  };
  const labels = (): ReadonlyMap<string, Sentence> => notify.labels();
  const unsubscribe = createUnsubscribeLinks(core, box);
  const news = new NewsMail(core, { ...others, unsubscribe });
  const push = new PushService(core, {
    ...others,
    box,
    labels,
    onLost: (tx, entry) => reach.plan(tx, [entry]),
  });
  const reach = new ReachService(core, { ...others, news, push });
  const notify: NotifyService = new NotifyService(core, { ...others, reach, inPlace: () => inPlace });
  const inPlace = new InPlaceService(core, { ...others, reach, kinds: () => notify.substituteKinds() });
  followAbsences(core, others, inPlace);
  const inbox = new InboxService(core, { ...others, reach, inPlace });
  const answers = new AnswerService(core.database, inbox, (ref) => others.findReplyTaker?.(ref));
  const digest = new DigestService(core, { ...others, news });
  const quiet = new QuietService(core, notify, { labels, reach });
  const settings = new SettingService(core, { ...others, notify });
  bindRoutes(core, { inbox, answers, quiet, digest, settings, push });
  mountUnsubscribe(core, unsubscribe, (tx, { person, what }) =>
    what === 'digest' ? digest.end(tx, person) : settings.endMails(tx, person),
  );
  others.links.provide(digestLinks);
  core.live.present(quietChanged, async () => ({}));
  core.live.presentMany(inboxChanged, async (tx, events) => {
    const owners = await readOwners(
      tx,
      others,
      events.map(({ payload }) => payload.person),
    );
    const changes = owners.map((actor, at) => ({ actor, notifications: events[at]?.payload.notifications ?? [] }));
    return (await inbox.readUpdates(tx, changes)).map((update) => ({ ...update }));
  });
  return Object.assign(notify, {
    see: (person: string) => reach.see(person),
    reconcile: (tx: Tx, persons: readonly string[]) => inPlace.reconcile(tx, persons),
  });
}

/** What lies with a substitute goes on when somebody comes back, or whoever stands in goes, too. */
function followAbsences(core: Core, { people }: NotificationOthers, inPlace: InPlaceService): void {
  core.events.onMany(
    'notifications.substitutes',
    [absenceChanged, personChangedEvent],
    async (tx, events: readonly { readonly payload: { readonly person: string } }[]) => {
      const concerned = new Set<string>();
      for (const { person } of events.map(({ payload }) => payload)) {
        const covered = [...(await people().listPerhapsCovered(tx, person)), ...(await listOpenlyCovered(tx, person))];
        for (const each of [person, ...covered]) concerned.add(each);
      }
      await inPlace.reconcile(tx, [...concerned]);
    },
  );
}

/** Owners of inboxes as readers with the role of their account: live delivery knows the person, not yet the sessions. */
async function readOwners(tx: Tx, { permissions }: NotificationOthers, persons: readonly string[]): Promise<Actor[]> {
  const held = await permissions.findTokens(tx, [...new Set(persons)]);
  return persons.map((person) => {
    const isAdministrator = held.get(person)?.has('administrators') ?? false;
    return { account: '', person, session: '', roles: new Set(isAdministrator ? ['administrator'] : []) };
  });
}
