import { localMinute } from '@kontor/base';
import { PersonName, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { listAbsences, type OutputOf } from '@kontor/schema';
import { Avatar, Badge, Button, Calendar, EmptyState, ItemList, Lead, Plus, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { AbsenceActions } from './absence-actions-view.tsx';
import { AbsenceDialog } from './absence-dialog-view.tsx';
import { absenceMessages } from './absence-messages.ts';
import { isRunning, type OwnAbsence } from './absence-model.ts';
import { useDays } from './use-days.ts';

/** The own absences, and whom one stands in for. */
export function AbsencesView() {
  const t = useMessages(absenceMessages);
  const query = useQueryRoute(listAbsences, {});
  const [opened, setOpened] = useState<OwnAbsence | 'new'>();
  return (
    <div className="flex flex-col gap-8">
      <section aria-label={t('own')} className="flex flex-col gap-3">
        <Lead>{t('help')}</Lead>
        <QueryView query={query}>{({ absences }) => <OwnAbsences absences={absences} onOpen={setOpened} />}</QueryView>
      </section>
      {query.data && <StandIns standsIn={query.data.standsIn} />}
      {opened !== undefined && (
        <AbsenceDialog {...(opened !== 'new' && { absence: opened })} onClose={() => setOpened(undefined)} />
      )}
    </div>
  );
}

interface OwnAbsencesProps {
  readonly absences: readonly OwnAbsence[];
  readonly onOpen: (absence: OwnAbsence | 'new') => void;
}

function OwnAbsences({ absences, onOpen }: OwnAbsencesProps) {
  const t = useMessages(absenceMessages);
  const daysOf = useDays();
  const now = localMinute(new Date());
  const enter = (
    <Button variant="primary" icon={Plus} onPress={() => onOpen('new')}>
      {t('enter')}
    </Button>
  );
  if (absences.length === 0)
    return (
      <EmptyState icon={Calendar} title={t('none')} action={enter}>
        {t('noneHelp')}
      </EmptyState>
    );
  return (
    <>
      <ItemList
        label={t('own')}
        items={absences}
        row={(absence) => ({
          id: absence.id,
          text: daysOf(absence),
          title: daysOf(absence),
          subtitle: [
            absence.substituteName === null ? t('noSubstitute') : t('substituteIs', { name: absence.substituteName }),
            ...[absence.note, absence.noteForAll].filter((note) => note !== null),
          ].join(' · '),
          start: <Calendar aria-hidden className="size-5 shrink-0 text-muted" />,
          ...(isRunning(absence, now) && { note: <Badge tone="warning">{t('now')}</Badge> }),
          end: <AbsenceActions absence={absence} days={daysOf(absence)} onChange={() => onOpen(absence)} />,
        })}
        onAction={(id) => {
          const found = absences.find((absence) => absence.id === id);
          if (found) onOpen(found);
        }}
        className="-mx-3"
      />
      <div>{enter}</div>
    </>
  );
}

interface StandInsProps {
  readonly standsIn: OutputOf<typeof listAbsences>['standsIn'];
}

function StandIns({ standsIn }: StandInsProps) {
  const t = useMessages(absenceMessages);
  const daysOf = useDays();
  const now = localMinute(new Date());
  return (
    <section aria-label={t('standsIn')} className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{t('standsIn')}</h2>
      {standsIn.length === 0 ? (
        <p className="text-sm text-muted">{t('standsInNobody')}</p>
      ) : (
        <ItemList
          label={t('standsIn')}
          items={standsIn}
          row={(absence) => ({
            id: absence.id,
            text: absence.name,
            title: <PersonName person={{ id: absence.person, name: absence.name }} />,
            subtitle: daysOf(absence),
            start: <Avatar name={absence.name} seed={absence.person} />,
            ...(isRunning(absence, now) && { note: <Badge tone="accent">{t('now')}</Badge> }),
          })}
          className="-mx-3"
        />
      )}
    </section>
  );
}
