import { type SlotProps, SlotView, useQueryRoute } from '@kontor/plugin-api/client';
import { placeLine } from '@kontor/schema';
import {
  Avatar,
  Badge,
  Button,
  ButtonLink,
  Link,
  Mail,
  MapPin,
  Phone,
  SkeletonList,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { getPersonCard, type PersonPreview, phoneLink } from '../../shared/index.ts';
import { absenceEnd } from '../absences/absence-end.ts';
import { mailAddress } from '../person/mail-address.ts';
import { cardMessages } from './card-messages.ts';

/** Who somebody is, whether they are there, and the ways to reach them; beside their name anywhere. */
export function PersonCardView({ person: { id } }: SlotProps['person-card']) {
  const t = useMessages(cardMessages);
  const { data, error } = useQueryRoute(getPersonCard, { person: id });
  if (data) return <Card person={data} />;
  if (!error) return <SkeletonList rows={2} hasAvatar />;
  return (
    <p role="status" className="text-sm text-muted">
      {t(error.kind === 'not-found' ? 'gone' : 'failed')}
    </p>
  );
}

function Card({ person }: { readonly person: PersonPreview }) {
  const t = useMessages(cardMessages);
  const { id, name, former, position, orgUnit, picture, relation } = person;
  const [isWhereOpen, setWhereOpen] = useState(false);
  return (
    <article className="flex flex-col gap-3">
      <header className="flex items-center gap-3 max-sm:pe-10">
        <Avatar name={name} seed={id} photo={picture?.large} size="lg" />
        <div className="min-w-0 text-sm">
          <p className="flex flex-wrap items-center gap-x-2">
            <Link href={`/people/${id}`} variant="quiet" className="text-base font-semibold [overflow-wrap:anywhere]">
              {name}
            </Link>
            {relation === 'self' && <Badge tone="accent">{t('you')}</Badge>}
            {former && <Badge>{t('former')}</Badge>}
          </p>
          {position !== null && <p className="text-muted">{position}</p>}
          {orgUnit && (
            <Link href={`/org-units/${orgUnit.id}`} variant="quiet" className="text-muted">
              {orgUnit.name}
            </Link>
          )}
        </div>
      </header>
      <Absence person={person} />
      {!former && <Ways person={person} isWhereOpen={isWhereOpen} onWhere={() => setWhereOpen(!isWhereOpen)} />}
      {isWhereOpen && <Where person={person} />}
    </article>
  );
}

function Absence({ person: { absence } }: { readonly person: PersonPreview }) {
  const t = useMessages(cardMessages);
  const { formatDate } = useFormats();
  if (!absence) return null;
  return (
    <p className="rounded-md bg-warning-soft px-3 py-2 text-sm">
      <span className="font-medium text-warning">{t('awayUntil', { day: absenceEnd(absence, formatDate) })}</span>
      <span className="block">
        {absence.substitute ? (
          <Link href={`/people/${absence.substitute.id}`}>{t('standsIn', { name: absence.substitute.name })}</Link>
        ) : (
          t('nobodyStandsIn')
        )}
      </span>
      {absence.note && <span className="block text-muted [overflow-wrap:anywhere]">{absence.note}</span>}
    </p>
  );
}

interface WaysProps {
  readonly person: PersonPreview;
  readonly isWhereOpen: boolean;
  readonly onWhere: () => void;
}

function Ways({ person, isWhereOpen, onWhere }: WaysProps) {
  const t = useMessages(cardMessages);
  const { id, name, email, relation } = person;
  const number = person.phone ?? person.mobile;
  const isSelf = relation === 'self';
  return (
    <div className="flex flex-wrap gap-2">
      {!isSelf && <SlotView name="person-card.actions" about={{ person: { id, name } }} waiting={<ActionPlace />} />}
      {!isSelf && email !== null && (
        <ButtonLink size="sm" href={mailAddress(email)} icon={Mail} aria-label={t('writeTo', { name })}>
          {t('write')}
        </ButtonLink>
      )}
      {!isSelf && number !== null && (
        <ButtonLink size="sm" href={phoneLink(number)} icon={Phone} aria-label={t('callNumber', { name, number })}>
          {t('call')}
        </ButtonLink>
      )}
      <Button size="sm" icon={MapPin} onPress={onWhere} aria-expanded={isWhereOpen}>
        {t('where')}
      </Button>
    </div>
  );
}

/** Keeps the place of a button that is on its way, so that nobody misses the one beside it. */
function ActionPlace() {
  return <span aria-hidden className="h-7 w-27 rounded-md bg-sunken coarse:h-11" />;
}

/** The person's own room first, then how to get to the office. */
function Where({ person: { room, place, office } }: { readonly person: PersonPreview }) {
  const t = useMessages(cardMessages);
  const own = [room === null ? '' : t('room', { room }), place ?? ''].filter((part) => part !== '').join(', ');
  const [first] = office?.places ?? [];
  if (own === '' && !first) return <p className="text-sm text-muted">{t('noPlace')}</p>;
  return (
    <div className="flex flex-col gap-1 text-sm">
      {own !== '' && <p className="font-medium">{own}</p>}
      {office && first && (
        <p className="text-muted">
          {`${office.name}: ${placeLine(first)}`}
          {first.room !== '' && <span className="block">{first.room}</span>}
          {first.access !== '' && <span className="block">{first.access}</span>}
        </p>
      )}
    </div>
  );
}
