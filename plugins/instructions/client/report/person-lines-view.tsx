import { PersonName } from '@kontor/plugin-api/client';
import { Badge, useFormats, useMessages } from '@kontor/ui';
import type { Report, ReportedConfirmation } from '../../shared/index.ts';
import { reportMessages } from './report-messages.ts';

type Open = Report['units'][number]['open'][number];

/** Later than this after it was given, it is said when a confirmation came. */
const sameMs = 60_000;

export function Missing({ open: { person, absentUntil } }: { readonly open: Open }) {
  const t = useMessages(reportMessages);
  const { formatDate } = useFormats();
  return (
    <li className="flex min-h-7 flex-wrap items-center justify-between gap-x-3 coarse:min-h-11">
      <PersonName person={person} />
      {absentUntil !== null && <Badge>{t('absent', { day: formatDate(absentUntil) })}</Badge>}
    </li>
  );
}

export function Proof({ proof: { person, givenAt, arrivedAt } }: { readonly proof: ReportedConfirmation }) {
  const t = useMessages(reportMessages);
  const { formatDate } = useFormats();
  const isLate = Date.parse(arrivedAt) - Date.parse(givenAt) > sameMs;
  return (
    <li className="flex min-h-7 flex-wrap items-center justify-between gap-x-3 coarse:min-h-11">
      <PersonName person={person} />
      <span className="text-muted tabular-nums">
        {formatDate(givenAt, 'moment')}
        {isLate && ` · ${t('arrived', { when: formatDate(arrivedAt, 'moment') })}`}
      </span>
    </li>
  );
}
