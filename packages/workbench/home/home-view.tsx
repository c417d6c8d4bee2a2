import { QueryView, SlotView, Together, useQueryRoute, useSession, useWorkbench } from '@kontor/plugin-api/client';
import { listNotifications, type Notification } from '@kontor/schema';
import { Card, CheckCheck, Link, Page, PageHeader, SkeletonList, useFormats, useMessages } from '@kontor/ui';
import { useIsFetching } from '@tanstack/react-query';
import { AbsenceNotice } from '../absences/absence-notice-view.tsx';
import { NotificationList } from '../inbox/notification-list-view.tsx';
import { FirstSteps } from './first-steps-view.tsx';
import { homeMessages } from './home-messages.ts';
import { greetingAt, weekOf } from './home-model.ts';
import { MySpacesCard } from './my-spaces-card-view.tsx';
import { RecentCard } from './recent-card-view.tsx';

const shownNotifications = 5;

/**
 * Where the day begins: what is new for somebody, the most urgent first, and where they were. Each part comes from whoever
 * knows of it, and is not there where there is nothing.
 */
export function HomeView() {
  const t = useMessages(homeMessages);
  const { person } = useSession();
  const { formatDate } = useFormats();
  const now = new Date();
  return (
    <Page width="wide">
      <PageHeader
        title={t(greetingAt(now), { name: person.name })}
        description={t('today', { date: formatDate(now, 'long'), week: weekOf(now) })}
      />
      <Together>
        <AbsenceNotice />
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="group/news flex min-w-0 flex-col gap-5">
            <NewForYou />
            <SlotView name="home.section" about={{}} />
            <NothingNew />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <FirstSteps />
            <RecentCard />
            <MySpacesCard />
          </div>
        </div>
      </Together>
    </Page>
  );
}

/** Stands alone: with any part beside it, it is not there. */
function NothingNew() {
  const t = useMessages(homeMessages);
  const isWaiting = useIsFetching({ predicate: ({ state }) => state.data === undefined }) > 0;
  if (isWaiting) return null;
  return (
    <p className="flex items-center gap-3 py-4 text-muted group-has-[section]/news:hidden">
      <CheckCheck aria-hidden className="size-5 shrink-0 text-accent-text" />
      {t('nothingNew')}
    </p>
  );
}

function NewForYou() {
  const t = useMessages(homeMessages);
  const query = useQueryRoute(listNotifications, { show: 'inbox' });
  // What a part below shows itself is not said twice.
  const told = new Set(
    useWorkbench()
      .registry.slot('home.section')
      .flatMap(({ tells = [] }) => tells),
  );
  const isNew = ({ kind, state }: Notification) => state === 'unread' && !told.has(kind);
  if (query.data && !query.data.notifications.some(isNew)) return null;
  return (
    <Card
      title={t('newForYou')}
      action={
        <Link href="/inbox" variant="quiet" className="shrink-0 text-sm text-accent-text coarse:py-2.5">
          {t('allInInbox')}
        </Link>
      }
    >
      <QueryView query={query} waiting={<SkeletonList rows={3} hasAvatar />}>
        {({ notifications }) => {
          const all = notifications.filter(isNew);
          const unread = all.slice(0, shownNotifications);
          return (
            <>
              <NotificationList label={t('newForYou')} notifications={unread} />
              {all.length > unread.length && (
                <Link href="/inbox" className="mt-2 inline-block text-sm coarse:py-2.5">
                  {t('moreNew', { count: all.length - unread.length })}
                </Link>
              )}
            </>
          );
        }}
      </QueryView>
    </Card>
  );
}
