import { localMinute } from '@kontor/base';
import { useQueryRoute } from '@kontor/plugin-api/client';
import { type AbsenceSpan, listAbsences } from '@kontor/schema';
import { Banner, Button, ButtonLink, useFormats, useMessages, useToast } from '@kontor/ui';
import { absenceMessages } from './absence-messages.ts';
import { isRunning } from './absence-model.ts';
import { useAbsenceChanges } from './use-absence-changes.ts';

/** On the start page: that one counts as absent now, with the way back, and whom one stands in for; nothing else. */
export function AbsenceNotice() {
  const t = useMessages(absenceMessages);
  const { formatDate } = useFormats();
  const { absences = [], standsIn = [] } = useQueryRoute(listAbsences, {}).data ?? {};
  const now = localMinute(new Date());
  const own = absences.find((absence) => isRunning(absence, now));
  const others = standsIn.filter((absence) => isRunning(absence, now));
  if (!own && others.length === 0) return null;
  const end = ({ until, untilTime }: AbsenceSpan) => {
    const day = formatDate(until, 'medium');
    return untilTime === null ? day : `${day}, ${untilTime}`;
  };
  const names = others.map((absence) => t('nameUntil', { name: absence.name, day: end(absence) }));
  return (
    <div className="flex flex-col gap-3 pb-5">
      {own && (
        <Banner tone="warning" action={<Back absence={own.id} />}>
          {t('awayUntil', { day: end(own) })}
        </Banner>
      )}
      {names.length > 0 && (
        <Banner
          action={
            <ButtonLink size="sm" variant="quiet" href="/inbox?from=in-place">
              {t('look')}
            </ButtonLink>
          }
        >
          {t('standsInToday', { names: names.join(', ') })}
        </Banner>
      )}
    </div>
  );
}

/** In one press, also without a connection. */
function Back({ absence }: { readonly absence: string }) {
  const t = useMessages(absenceMessages);
  const toast = useToast();
  const { remove } = useAbsenceChanges();
  async function end() {
    const ended = await remove.run({ absence });
    if (ended === 'refused') return;
    toast.show({ text: t(ended === 'waiting' ? 'waits' : 'ended'), tone: 'success' });
  }
  return (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" isPending={remove.isPending} onPress={() => void end()}>
        {t('end')}
      </Button>
      <ButtonLink size="sm" variant="quiet" href="/settings/absences">
        {t('view')}
      </ButtonLink>
    </span>
  );
}
