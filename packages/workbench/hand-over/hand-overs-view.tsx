import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { listHandOvers, type OutputOf } from '@kontor/schema';
import {
  Avatar,
  Badge,
  ButtonLink,
  Card,
  EmptyState,
  ItemList,
  Page,
  PageHeader,
  UsersRound,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { handOverMessages } from './hand-over-messages.ts';
import { ReceivedCard } from './received-view.tsx';

/** The own hand-over, those whom one hands over for, and what came to oneself. */
export function HandOversView() {
  const t = useMessages(handOverMessages);
  const query = useQueryRoute(listHandOvers, {});
  return (
    <Page>
      <PageHeader title={t('title')} description={t('intro')} />
      <div className="flex flex-col gap-5">
        <Card title={t('own')}>
          <p className="pb-3 text-sm text-muted">{t('ownHelp')}</p>
          <ButtonLink href="/hand-over/me">{t('openOwn')}</ButtonLink>
        </Card>
        <Card title={t('people')}>
          <QueryView query={query}>{({ people }) => <People people={people} />}</QueryView>
        </Card>
        <ReceivedCard />
      </div>
    </Page>
  );
}

function People({ people }: { readonly people: OutputOf<typeof listHandOvers>['people'] }) {
  const t = useMessages(handOverMessages);
  const { formatDate } = useFormats();
  return (
    <ItemList
      label={t('people')}
      items={people}
      row={({ id, name, lastDay, isGone, open }) => ({
        id,
        text: name,
        title: name,
        ...(lastDay !== null && { subtitle: t('leavesOn', { day: formatDate(lastDay, 'medium') }) }),
        start: <Avatar name={name} seed={id} />,
        note: <Badge tone={isGone ? 'warning' : 'neutral'}>{t('openCount', { count: open })}</Badge>,
        href: `/hand-over/${id}`,
      })}
      className="-mx-3"
      empty={
        <EmptyState icon={UsersRound} title={t('nobody')}>
          {t('nobodyHelp')}
        </EmptyState>
      }
    />
  );
}
