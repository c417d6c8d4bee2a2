import { useQueryRoute } from '@kontor/plugin-api/client';
import { listPeriods } from '@kontor/schema';
import { Link, useFormats, useMessages } from '@kontor/ui';
import { settingsMessages } from './settings-messages.ts';

/** For how long messages stay in the rooms of a space; in others they belong to those who are in them. */
export function RoomPeriod({ space }: { readonly space: string | undefined }) {
  const t = useMessages(settingsMessages);
  return (
    <div>
      <h4 className="text-sm font-medium">{t('period')}</h4>
      {space === undefined ? <p className="text-sm text-muted">{t('periodNone')}</p> : <OfSpace space={space} />}
    </div>
  );
}

function OfSpace({ space }: { readonly space: string }) {
  const t = useMessages(settingsMessages);
  const { formatDate } = useFormats();
  const { data } = useQueryRoute(listPeriods, { space });
  const period = data?.periods.find(({ kind }) => kind === 'chat.messages');
  if (!period) return null;
  const text = (days: number | null) => (days === null ? t('periodNone') : t('periodDays', { count: days }));
  const { days, next } = period;
  return (
    <p className="text-sm text-muted">
      {text(days)}{' '}
      {next.map((each) => `${t('periodNext', { day: formatDate(each.from, 'medium'), text: text(each.days) })} `)}
      <Link href={`/periods?space=${space}`}>{t('toPeriods')}</Link>
    </p>
  );
}
