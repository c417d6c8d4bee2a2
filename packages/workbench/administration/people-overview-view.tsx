import { QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { getAccountOverview, type OutputOf } from '@kontor/schema';
import { Avatar, Card, ItemList, type ItemRow, Link, useFormats, useMessages } from '@kontor/ui';
import { administrationMessages } from './administration-messages.ts';

export interface PeopleOverviewProps {
  readonly onOpen: (person: string) => void;
}

type Overview = OutputOf<typeof getAccountOverview>;

/** What is to do about people, before anybody is looked for. */
export function PeopleOverview({ onOpen }: PeopleOverviewProps) {
  const t = useMessages(administrationMessages);
  const { formatDate } = useFormats();
  const query = useQueryRoute(getAccountOverview, {});
  const dated = (text: 'beginsOn' | 'leavesOn') => (person: Overview['beginning'][number]) =>
    rowOf(person, t(text, { day: formatDate(person.day, 'medium') }));
  const soon = <p className="px-3 text-sm text-muted">{t('nobodySoon')}</p>;
  return (
    <div className="flex flex-col gap-4">
      <QueryView query={query}>
        {({ beginning, leaving, withoutAccount }) => (
          <>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Card title={t('beginning')}>
                <ItemList
                  label={t('beginning')}
                  items={beginning}
                  row={dated('beginsOn')}
                  onAction={onOpen}
                  className="-mx-3"
                  empty={soon}
                />
              </Card>
              <Card title={t('leaving')}>
                <ItemList
                  label={t('leaving')}
                  items={leaving}
                  row={dated('leavesOn')}
                  onAction={onOpen}
                  className="-mx-3"
                  empty={soon}
                />
              </Card>
            </div>
            <Card
              title={t('withoutAccount')}
              action={
                <Link
                  href="/administration/accounts"
                  variant="quiet"
                  className="shrink-0 text-sm text-accent-text coarse:py-2.5"
                >
                  {t('toAccounts')}
                </Link>
              }
            >
              <p className="text-sm text-muted">{t('withoutAccountCount', { count: withoutAccount.count })}</p>
              {withoutAccount.count > 0 && (
                <ItemList
                  label={t('withoutAccount')}
                  items={withoutAccount.persons}
                  row={(person) => rowOf(person)}
                  onAction={onOpen}
                  className="-mx-3 pt-2"
                />
              )}
            </Card>
          </>
        )}
      </QueryView>
    </div>
  );
}

function rowOf({ id, name }: { readonly id: string; readonly name: string }, subtitle?: string): ItemRow {
  return {
    id,
    text: name,
    title: name,
    start: <Avatar name={name} seed={id} />,
    ...(subtitle !== undefined && { subtitle }),
  };
}
