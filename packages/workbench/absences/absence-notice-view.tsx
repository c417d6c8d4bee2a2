import { isoDate } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { listAbsences } from '@kontor/schema';
import { Banner, ButtonLink, useFormats, useMessages } from '@kontor/ui';
import { absenceMessages } from './absence-messages.ts';
import { isRunning } from './absence-model.ts';

/** On the start page: that one counts as absent today, and whom one stands in for today; nothing on other days. */
export function AbsenceNotice() {
  const t = useMessages(absenceMessages);
  const { formatDate } = useFormats();
  const { absences = [], standsIn = [] } = useQueryRoute(listAbsences, {}).data ?? {};
  const today = isoDate(new Date());
  const own = absences.find((absence) => isRunning(absence, today));
  const others = standsIn.filter((absence) => isRunning(absence, today));
  if (!own && others.length === 0) return null;
  const look = (
    <ButtonLink size="sm" variant="quiet" href="/settings/absences">
      {t('look')}
    </ButtonLink>
  );
  const names = others.map(({ name, until }) => t('nameUntil', { name, day: formatDate(until, 'medium') }));
  return (
    <div className="flex flex-col gap-3 pb-5">
      {own && (
        <Banner tone="warning" action={look}>
          {t('awayUntil', { day: formatDate(own.until, 'medium') })}
        </Banner>
      )}
      {names.length > 0 && <Banner action={look}>{t('standsInToday', { names: names.join(', ') })}</Banner>}
    </div>
  );
}
