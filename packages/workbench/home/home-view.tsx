import { QueryView, SlotView, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { listNotifications, listSpaces } from '@kontor/schema';
import {
  Avatar,
  ButtonLink,
  Card,
  CheckCheck,
  EmptyState,
  Link,
  PageHeader,
  UsersRound,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { AbsenceNotice } from '../absences/absence-notice-view.tsx';
import { NotificationList } from '../inbox/notification-list-view.tsx';
import { homeMessages } from './home-messages.ts';

const shownNotifications = 5;

/** Where the day begins: what is new, the own spaces, and what plugins add. */
export function HomeView() {
  const t = useMessages(homeMessages);
  const { person } = useSession();
  const { formatDate } = useFormats();
  return (
    <div className="mx-auto max-w-5xl px-4 py-6 sm:px-8 sm:py-10">
      <PageHeader
        title={t(greetingAt(new Date()), { name: person.name })}
        description={t('today', { date: formatDate(new Date(), 'long') })}
      />
      <AbsenceNotice />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <NewForYou />
        <MySpacesCard />
        <SlotView name="home.section" about={{}} />
      </div>
    </div>
  );
}

/** By the clock of the device. */
export function greetingAt(moment: Date): 'morning' | 'day' | 'evening' {
  const hour = moment.getHours();
  if (hour < 11) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}

function NewForYou() {
  const t = useMessages(homeMessages);
  const query = useQueryRoute(listNotifications, { show: 'inbox' });
  return (
    <Card title={t('newForYou')} action={<SmallLink href="/inbox" text={t('allInInbox')} />}>
      <QueryView query={query}>
        {({ notifications }) => {
          const unread = notifications.filter(({ state }) => state === 'unread').slice(0, shownNotifications);
          if (unread.length > 0) return <NotificationList label={t('newForYou')} notifications={unread} />;
          return (
            <EmptyState icon={CheckCheck} title={t('nothingNew')}>
              {t('nothingNewHelp')}
            </EmptyState>
          );
        }}
      </QueryView>
    </Card>
  );
}

function MySpacesCard() {
  const t = useMessages(homeMessages);
  const query = useQueryRoute(listSpaces, {});
  return (
    <Card title={t('mySpaces')} action={<SmallLink href="/spaces" text={t('allSpaces')} />}>
      <QueryView query={query}>
        {({ spaces }) => {
          const mine = spaces.filter(({ role, archivedAt }) => role !== null && archivedAt === null);
          if (mine.length === 0)
            return (
              <EmptyState
                icon={UsersRound}
                title={t('noSpaces')}
                action={<ButtonLink href="/spaces">{t('findSpaces')}</ButtonLink>}
              >
                {t('noSpacesHelp')}
              </EmptyState>
            );
          return (
            <ul className="-mx-2">
              {mine.map((space) => (
                <li key={space.id}>
                  <Link
                    href={`/spaces/${space.slug}`}
                    variant="quiet"
                    className="flex items-center gap-3 rounded-md px-2 py-2 focus-ring-inset data-hovered:bg-hover data-hovered:no-underline"
                  >
                    <Avatar name={space.name} seed={space.id} size="md" shape="square" />
                    <span className="min-w-0">
                      <span className="block truncate font-medium">{space.name}</span>
                      <span className="block truncate text-sm text-muted">{space.description}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryView>
    </Card>
  );
}

function SmallLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <Link href={href} variant="quiet" className="shrink-0 text-sm text-accent-text">
      {text}
    </Link>
  );
}
