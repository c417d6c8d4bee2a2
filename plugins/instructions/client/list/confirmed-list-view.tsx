import { Badge, Button, CircleCheck, ItemList, useFormats, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { type ConfirmedInstruction, instructionPath } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { Section } from './section-view.tsx';

const atFirst = 10;

/** The reader's own proofs: which version, and when; also of what they may not read any more. */
export function ConfirmedList({ confirmed }: { readonly confirmed: readonly ConfirmedInstruction[] }) {
  const t = useMessages(instructionsMessages);
  const { formatDate } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? confirmed : confirmed.slice(0, atFirst);
  const left = confirmed.length - shown.length;
  return (
    <Section title={t('confirmed')}>
      <ItemList
        label={t('confirmed')}
        items={shown}
        row={({ version, instruction, title, office, number, givenAt, isCurrent, isReadable }) => ({
          id: version,
          text: title,
          title,
          subtitle: `${office} · ${t('version', { number })} · ${t('confirmedOn', { day: formatDate(givenAt, 'moment') })}`,
          start: <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-success" />,
          ...(!isReadable && { note: <Badge>{t('ended')}</Badge> }),
          ...(isReadable && !isCurrent && { note: <Badge>{t('earlier')}</Badge> }),
          ...(isReadable && { href: `${instructionPath(instruction)}${isCurrent ? '' : `?version=${number}`}` }),
        })}
      />
      {left > 0 && (
        <Button variant="quiet" className="self-start" onPress={() => setWhole(true)}>
          {t('more', { count: left })}
        </Button>
      )}
    </Section>
  );
}
