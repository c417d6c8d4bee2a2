import { type OfficePlace, placeLine } from '@kontor/schema';
import { Card, type Icon, Link, Mail, MapPin, Phone, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import { type OrgUnitDetails, phoneLink } from '../../shared/index.ts';
import { Breakable } from '../person/contact-view.tsx';
import { mailAddress } from '../person/mail-address.ts';
import { Hours, OpenNow } from './hours-view.tsx';
import { officeMessages } from './office-messages.ts';

/** How, where and when one reaches an office. */
export function OfficeVisit({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(officeMessages);
  const { phone, email, places, hours, hoursNote } = unit.office;
  const tellsHours = hours !== null || hoursNote !== '';
  if (!tellsHours && places.length === 0 && phone === null && email === null && unit.place === null)
    return unit.canEdit ? <p className="text-muted">{t('noContact')}</p> : null;
  return (
    <Card title={t('visit')}>
      <OpenNow unit={unit} />
      <div className="grid gap-x-8 gap-y-4 pt-2 sm:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-2">
          {phone !== null && (
            <Line icon={Phone} label={t('phone')}>
              <Link href={phoneLink(phone)} variant="quiet">
                {phone}
              </Link>
            </Line>
          )}
          {email !== null && (
            <Line icon={Mail} label={t('email')}>
              <Link href={mailAddress(email)} variant="quiet" className="[overflow-wrap:anywhere]">
                <Breakable text={email} />
              </Link>
            </Line>
          )}
          {places.map((place) => (
            <Place key={`${placeLine(place)} ${place.room}`} place={place} />
          ))}
          {places.length === 0 && unit.place !== null && (
            <Line icon={MapPin} label={t('places')}>
              {unit.place}
            </Line>
          )}
        </div>
        <section aria-label={t('hours')} className="flex min-w-0 flex-col gap-1.5 pt-1">
          <h3 className="text-sm font-medium">{t('hours')}</h3>
          <Hours unit={unit} />
        </section>
      </div>
    </Card>
  );
}

function Place({ place }: { readonly place: OfficePlace }) {
  const t = useMessages(officeMessages);
  const { building, street, room, access } = place;
  return (
    <Line icon={MapPin} label={t('places')}>
      <Link href={`/places?${new URLSearchParams({ q: building })}`} variant="quiet" className="block coarse:min-h-11">
        {building}
      </Link>
      {street !== '' && <span className="block text-sm text-muted">{street}</span>}
      {room !== '' && <span className="block text-sm text-muted">{room}</span>}
      {access !== '' && (
        <span className="mt-1 block text-sm">
          <span className="sr-only">{`${t('access')}: `}</span>
          {access}
        </span>
      )}
    </Line>
  );
}

interface LineProps {
  readonly icon: Icon;
  readonly label: string;
  readonly children: ReactNode;
}

function Line({ icon: Sign, label, children }: LineProps) {
  return (
    <div className="flex min-h-8 gap-3 py-1 coarse:min-h-11 coarse:py-2.5">
      <Sign aria-hidden className="mt-1 size-4 shrink-0 text-muted" />
      <div className="min-w-0">
        <span className="sr-only">{`${label}: `}</span>
        {children}
      </div>
    </div>
  );
}

/** What the office is in charge of, with the other words by which it is found. */
export function OfficeTasks({ unit }: { readonly unit: OrgUnitDetails }) {
  const t = useMessages(officeMessages);
  return (
    <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
      {unit.office.tasks.map(({ name, keywords }) => (
        <li key={name} className="min-w-0">
          <span className="block [overflow-wrap:anywhere]">{name}</span>
          {keywords.length > 0 && (
            <span className="block text-sm text-muted">{t('keywords', { words: keywords.join(', ') })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
