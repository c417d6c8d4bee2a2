import { PersonName, QueryView, useQueryRoute } from '@kontor/plugin-api/client';
import { openState } from '@kontor/schema';
import { Button, Card, ChevronDown, ChevronRight, classNames, Link, SkeletonList, useMessages } from '@kontor/ui';
import { useId, useState } from 'react';
import { listRooms, type PlaceWithOffices } from '../../shared/index.ts';
import { useNow } from '../offices/use-now.ts';
import { useOpenText } from '../offices/use-open-text.ts';
import { placesMessages } from './places-messages.ts';

interface PlaceCardProps {
  readonly place: PlaceWithOffices;
  readonly timeZone: string;
}

/** A building: how to get in, the offices in it and whether they are open, and, when asked for, its rooms. */
export function PlaceCard({ place, timeZone }: PlaceCardProps) {
  const t = useMessages(placesMessages);
  const { building, street, access, offices } = place;
  const [isOpen, setOpen] = useState(false);
  const rooms = useId();
  return (
    <Card title={building}>
      {street !== '' && <p className="-mt-1 text-sm text-muted">{street}</p>}
      {access.map((text) => (
        <p key={text} className="pt-1 text-sm">
          {t('access', { text })}
        </p>
      ))}
      <ul aria-label={t('offices', { building })} className="-mx-2 grid gap-x-2 pt-2 sm:grid-cols-2">
        {offices.map((office) => (
          <OfficeLine key={`${office.id} ${office.room}`} office={office} timeZone={timeZone} />
        ))}
      </ul>
      <Button
        variant="quiet"
        size="sm"
        icon={isOpen ? ChevronDown : ChevronRight}
        aria-expanded={isOpen}
        aria-controls={rooms}
        aria-label={t('roomsOf', { building })}
        onPress={() => setOpen(!isOpen)}
        className="mt-2 -ms-2"
      >
        {t('rooms')}
      </Button>
      <div id={rooms}>{isOpen && <Rooms building={building} street={street} />}</div>
    </Card>
  );
}

interface OfficeLineProps {
  readonly office: PlaceWithOffices['offices'][number];
  readonly timeZone: string;
}

function OfficeLine({ office, timeZone }: OfficeLineProps) {
  const now = useNow();
  const openText = useOpenText();
  const { id, name, room } = office;
  const state = openState(office, now, timeZone);
  return (
    <li className="min-w-0">
      <Link
        href={`/org-units/${id}`}
        variant="quiet"
        className="flex min-h-11 flex-col justify-center rounded-md! px-2 py-1.5 data-hovered:bg-hover data-hovered:no-underline"
      >
        <span className="text-sm font-medium [overflow-wrap:anywhere]">{name}</span>
        {(room !== '' || state) && (
          <span className="text-xs text-muted">
            {room}
            {room !== '' && state && ' · '}
            {state && (
              <span className={classNames(state.isOpen && 'text-success')}>{openText(state, now, timeZone)}</span>
            )}
          </span>
        )}
      </Link>
    </li>
  );
}

function Rooms({ building, street }: { readonly building: string; readonly street: string }) {
  const t = useMessages(placesMessages);
  const query = useQueryRoute(listRooms, { building, street });
  return (
    <QueryView query={query} waiting={<SkeletonList rows={3} />}>
      {({ rooms }) =>
        rooms.length === 0 ? (
          <p className="py-2 text-sm text-muted">{t('noRooms')}</p>
        ) : (
          <dl aria-label={t('roomsOf', { building })} className="grid gap-x-6 gap-y-2 pt-2 text-sm sm:grid-cols-2">
            {rooms.map(({ room, people }) => (
              <div key={room} className="flex min-w-0 gap-3">
                <dt className="w-20 shrink-0 font-medium [overflow-wrap:anywhere]">{t('room', { room })}</dt>
                <dd className="min-w-0">
                  {people.map((person) => (
                    <PersonName
                      key={person.id}
                      person={person}
                      className="flex min-h-7 items-center truncate coarse:min-h-11"
                    >
                      {person.name}
                    </PersonName>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        )
      }
    </QueryView>
  );
}
