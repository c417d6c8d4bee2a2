import { PersonName } from '@kontor/plugin-api/client';
import { Avatar, ButtonLink, useFormats, useMessages } from '@kontor/ui';
import type { UnitMember } from '../../shared/index.ts';
import { absenceEnd } from '../absences/absence-end.ts';
import { Section } from '../person/section-view.tsx';
import { officeMessages } from './office-messages.ts';

interface AwayTodayProps {
  readonly orgUnit: string;
  readonly people: readonly UnitMember[];
}

/** Who of an office is away today, and who stands in; nothing when everybody is there. */
export function AwayToday({ orgUnit, people }: AwayTodayProps) {
  const t = useMessages(officeMessages);
  const { formatDate } = useFormats();
  const away = people.filter(({ absence }) => absence !== null);
  if (away.length === 0) return null;
  return (
    <Section
      title={t('awayToday')}
      count={away.length}
      action={
        <ButtonLink href={`/absences?unit=${orgUnit}`} variant="quiet" size="sm" className="-me-2.5">
          {t('allAbsences')}
        </ButtonLink>
      }
    >
      <ul className="flex flex-col">
        {away.map(({ id, name, picture, absence }) => (
          <li key={id} className="flex min-h-11 items-center gap-3 py-1">
            <Avatar name={name} seed={id} photo={picture ?? undefined} size="sm" />
            <p className="min-w-0">
              <PersonName person={{ id, name }} className="inline-flex min-h-6 items-center font-medium" />
              <span className="block text-sm text-muted">
                {absence && t('awayUntil', { day: absenceEnd(absence, formatDate) })}
                {' · '}
                {absence?.substitute ? (
                  <PersonName person={absence.substitute} className="inline-flex min-h-6 items-center text-muted">
                    {t('standsIn', { name: absence.substitute.name })}
                  </PersonName>
                ) : (
                  t('nobodyStandsIn')
                )}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
