import { useQueryRoute } from '@kontor/plugin-api/client';
import { previewSubstitute } from '@kontor/schema';
import { Banner, useMessages } from '@kontor/ui';
import { absenceMessages } from './absence-messages.ts';
import { type AbsenceDraft, isReversed, spanOf } from './absence-model.ts';
import { useDays } from './use-days.ts';

/** Says that whoever was chosen is away then, too, and who stands in meanwhile; nothing where they are there. */
export function SubstituteAway({ draft }: { readonly draft: AbsenceDraft }) {
  const t = useMessages(absenceMessages);
  const daysOf = useDays();
  const span = isReversed(draft) ? undefined : spanOf(draft);
  const { from = '', until = '', fromTime, untilTime } = span ?? {};
  const times = { ...(fromTime != null && { fromTime }), ...(untilTime != null && { untilTime }) };
  const query = useQueryRoute(
    previewSubstitute,
    { substitute: draft.substitute?.id ?? '', from, until, ...times },
    { enabled: span !== undefined && draft.substitute !== undefined, keepPrevious: true },
  );
  const away = query.data?.away;
  if (!away || !draft.substitute || !span) return null;
  const { standsIn } = away;
  return (
    <Banner tone="warning">
      {t('alsoAway', { name: draft.substitute.name, days: daysOf(away) })}{' '}
      {standsIn === null ? t('thenNobody') : t('thenStandsIn', { name: standsIn.name })}
    </Banner>
  );
}
