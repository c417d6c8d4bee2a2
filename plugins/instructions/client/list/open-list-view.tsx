import { Badge, CircleCheck, EmptyState, FileCheck, ItemList, useFormats, useMessages } from '@kontor/ui';
import { type ConfirmedInstruction, instructionPath, type OpenInstruction } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { DeadlineBadge } from './deadline-badge-view.tsx';
import { Section } from './section-view.tsx';

interface OpenListProps {
  readonly open: readonly OpenInstruction[];
  /** Whoever has confirmed an earlier version is told that there is a new one. */
  readonly confirmed: readonly ConfirmedInstruction[];
  /** Something else stands below: that nothing is to be confirmed is then said in a line. */
  readonly isShort: boolean;
}

/** What the reader has to confirm, the most urgent first. */
export function OpenList({ open, confirmed, isShort }: OpenListProps) {
  const t = useMessages(instructionsMessages);
  const { formatDate } = useFormats();
  const known = new Set(confirmed.map(({ instruction }) => instruction));
  if (open.length === 0 && isShort)
    return (
      <p className="flex items-center gap-3 font-medium">
        <CircleCheck aria-hidden className="size-5 shrink-0 text-success" />
        {t('nothingOpen')}
      </p>
    );
  return (
    <Section title={t('open')}>
      <ItemList
        label={t('open')}
        items={open}
        row={({ instruction, title, office, issuedAt, deadline }) => ({
          id: instruction,
          text: title,
          title: <span className="font-medium">{title}</span>,
          subtitle: `${office} · ${t('issuedOn', { day: formatDate(issuedAt) })}`,
          start: <FileCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />,
          note: (
            <span className="flex flex-wrap gap-1.5">
              {known.has(instruction) && <Badge tone="accent">{t('newVersion')}</Badge>}
              <DeadlineBadge deadline={deadline} />
            </span>
          ),
          href: instructionPath(instruction),
        })}
        empty={
          <EmptyState icon={CircleCheck} title={t('nothingOpen')}>
            {t('nothingOpenText')}
          </EmptyState>
        }
      />
    </Section>
  );
}
