import { PointedPersonName } from '@kontor/plugin-api/client';
import { Avatar, Badge, Highlight, Skeleton, useFormats, useMessages } from '@kontor/ui';
import type { ReactNode } from 'react';
import type { Highlighted, PersonRow } from '../../shared/index.ts';
import { directoryMessages } from '../directory-messages.ts';

/** The height of every row of the list, in pixels. */
export const rowHeight = 76;

interface PersonRowViewProps {
  readonly row: PersonRow;
  /** The letter of the register that begins with this row. */
  readonly letter?: string | undefined;
  /** Keeps room for letters in every row. */
  readonly isRegister?: boolean;
}

/** One person in the list: who, what and where, how to reach them, and why they were found. */
export function PersonRowView({ row, letter, isRegister = false }: PersonRowViewProps) {
  const { matches } = row;
  return (
    <>
      {isRegister && (
        <span
          aria-hidden
          className="-ms-1 -me-1 w-4 shrink-0 self-start pt-4 text-center text-sm font-semibold text-accent-text"
        >
          {letter}
        </span>
      )}
      <Avatar name={row.name} seed={row.id} photo={row.picture ?? undefined} />
      <div className="min-w-0 grow text-sm">
        <div className="flex items-center gap-2">
          <PointedPersonName person={row} className="min-w-0 truncate text-base font-medium">
            <Highlight text={row.name} ranges={row.nameMatches} />
          </PointedPersonName>
          {row.absence && <AbsenceBadge absence={row.absence} />}
        </div>
        <div className="truncate text-muted">
          <Marked text={row.position ?? ''} match={matches.position} />
          {row.position !== null && row.orgUnit !== null && ' · '}
          <Marked text={row.orgUnit?.name ?? ''} match={matches.orgUnit} />
        </div>
        <ThirdLine row={row} />
      </div>
    </>
  );
}

/** The place of a row that is on its way. */
export function WaitingRow() {
  return (
    <>
      <Skeleton className="size-9" isRound />
      <div className="grow space-y-2">
        <Skeleton className="h-3.5 w-2/5" />
        <Skeleton className="h-3 w-3/5" />
      </div>
    </>
  );
}

function AbsenceBadge({ absence }: { readonly absence: NonNullable<PersonRow['absence']> }) {
  const t = useMessages(directoryMessages);
  const { formatDate } = useFormats();
  return (
    <>
      <Badge tone="warning">{t('absent')}</Badge>
      <span className="sr-only">{t('absentUntil', { day: formatDate(absence.until) })}</span>
    </>
  );
}

/** Who stands in, else how to reach somebody, after the reason why they were found when no other line tells it. */
function ThirdLine({ row }: { readonly row: PersonRow }) {
  const t = useMessages(directoryMessages);
  const { phone, room, absence, matches } = row;
  const isTold = row.nameMatches.length > 0 || matches.position || matches.orgUnit;
  const pieces: { id: string; content: ReactNode }[] = [];
  if (absence?.substitute) {
    const text = t('substitute', { name: absence.substitute.name });
    pieces.push({ id: 'substitute', content: <span className="text-warning">{text}</span> });
  }
  const reason = matches.tasks ?? matches.skills ?? matches.place;
  if (reason && !isTold) {
    const name = matches.tasks ? 'taskMatch' : matches.skills ? 'skillMatch' : 'placeMatch';
    pieces.push({ id: 'reason', content: <Reason sentence={t(name, { text: '\u0000' })} match={reason} /> });
  }
  if (phone !== null) pieces.push({ id: 'phone', content: <Marked text={phone} match={matches.phone} /> });
  if (room !== null)
    pieces.push({
      id: 'room',
      content: <Reason sentence={t('room', { room: '\u0000' })} match={matches.room ?? plain(room)} />,
    });
  return (
    <div className="truncate text-muted">
      {pieces.map(({ id, content }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          {content}
        </span>
      ))}
    </div>
  );
}

function plain(text: string): Highlighted {
  return { text, matches: [] };
}

/** A sentence with a found text in the place of its argument. */
function Reason({ sentence, match }: { readonly sentence: string; readonly match: Highlighted }) {
  const [before = '', after = ''] = sentence.split('\u0000');
  return (
    <>
      {before}
      <Highlight text={match.text} ranges={match.matches} />
      {after}
    </>
  );
}

/** The text of the row, with what was found in it marked when it is the same text. */
function Marked({ text, match }: { readonly text: string; readonly match: Highlighted | undefined }) {
  return <Highlight text={text} ranges={match?.text === text ? match.matches : []} />;
}
