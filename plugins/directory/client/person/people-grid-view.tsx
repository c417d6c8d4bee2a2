import { PersonName } from '@kontor/plugin-api/client';
import { Avatar, Badge, Button, ButtonLink, classNames, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import type { PersonCard } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';

const shownAtFirst = 8;
/** On phones, where they stand below each other. */
const shownOnPhones = 3;

interface PeopleGridProps {
  readonly people: readonly (PersonCard & { readonly title?: string | null; readonly acting?: boolean })[];
  /** How many there are in all, when `people` is only the first of them. */
  readonly total?: number;
  /** Where all of them are. */
  readonly allAddress?: string;
}

/** People as small cards, by what they do in the unit at hand or else mainly, two in a row where there is room; the rest behind a button. */
export function PeopleGrid({ people, total = people.length, allAddress }: PeopleGridProps) {
  const t = useMessages(directoryMessages);
  const { formatNumber } = useFormats();
  const [isOpen, setOpen] = useState(false);
  // One more than fits is shown rather than a button for it.
  const isShort = total <= shownAtFirst + 1;
  const shown = isOpen || isShort ? people : people.slice(0, shownAtFirst);
  const isLongOnPhones = total > shownOnPhones + 1;
  const all = t('teamAll', { count: formatNumber(total) });
  return (
    <>
      <ul className="-mx-2 grid gap-x-2 sm:grid-cols-2">
        {shown.map((person, index) => (
          <li
            key={person.id}
            className={classNames('min-w-0', !isOpen && isLongOnPhones && index >= shownOnPhones && 'max-sm:hidden')}
          >
            <PersonCardLink person={person} />
          </li>
        ))}
      </ul>
      {!isOpen && isLongOnPhones && total === people.length && (
        <Button
          variant="quiet"
          size="sm"
          onPress={() => setOpen(true)}
          className={classNames('mt-1 -ms-2', isShort && 'sm:hidden')}
        >
          {all}
        </Button>
      )}
      {shown.length < total && total > people.length && allAddress !== undefined && (
        <ButtonLink href={allAddress} variant="quiet" size="sm" className="mt-1 -ms-2">
          {all}
        </ButtonLink>
      )}
    </>
  );
}

function PersonCardLink({ person }: { readonly person: PeopleGridProps['people'][number] }) {
  const t = useMessages(directoryMessages);
  const { id, name, position, orgUnit, picture, absent } = person;
  return (
    <PersonName
      person={person}
      className="flex min-h-14 items-center gap-3 rounded-md! px-2 py-1.5 data-hovered:bg-hover data-hovered:no-underline!"
    >
      <Avatar name={name} seed={id} photo={picture ?? undefined} />
      <span className="min-w-0 grow">
        <span className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">{name}</span>
          {person.acting && <Badge>{t('acting')}</Badge>}
          {absent && <Badge tone="warning">{t('absent')}</Badge>}
        </span>
        <span className="block truncate text-sm text-muted">{person.title ?? position ?? orgUnit}</span>
      </span>
    </PersonName>
  );
}
