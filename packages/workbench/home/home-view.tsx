import { QueryView, SlotView, Together, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { listNotifications } from '@kontor/schema';
import { Card, CheckCheck, Link, Page, PageHeader, SkeletonList, useFormats, useMessages } from '@kontor/ui';
import { AbsenceNotice } from '../absences/absence-notice-view.tsx';
import { NotificationList } from '../inbox/notification-list-view.tsx';
import { FirstSteps } from './first-steps-view.tsx';
import { homeMessages } from './home-messages.ts';
import { greetingAt, weekOf } from './home-model.ts';
import { MySpacesCard } from './my-spaces-card-view.tsx';
import { RecentCard } from './recent-card-view.tsx';

const shownNotifications = 5;

/** Where the day begins: what is new, where one was, the own spaces, and what plugins add. */
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
          <div className="flex min-w-0 flex-col gap-5">
            <FirstSteps />
            <NewForYou />
            <SlotView name="home.section" about={{}} />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <RecentCard />
            <MySpacesCard />
          </div>
        </div>
      </Together>
    </Page>
  );
}

function NewForYou() {
  const t = useMessages(homeMessages);
  const query = useQueryRoute(listNotifications, { show: 'inbox' });
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
        {({ notifications, unread: count }) => {
          const unread = notifications.filter(({ state }) => state === 'unread').slice(0, shownNotifications);
          if (unread.length === 0)
            return (
              <p className="flex items-center gap-3 text-muted">
                <CheckCheck aria-hidden className="size-5 shrink-0 text-accent-text" />
                {t('nothingNew')}
              </p>
            );
          return (
            <>
              <NotificationList label={t('newForYou')} notifications={unread} />
              {count > unread.length && (
                <Link href="/inbox" className="mt-2 inline-block text-sm coarse:py-2.5">
                  {t('moreNew', { count: count - unread.length })}
                </Link>
              )}
            </>
          );
        }}
      </QueryView>
    </Card>
  );
}
