import { lazyLayer } from '@kontor/plugin-api/client';
import {
  Badge,
  Button,
  ButtonLink,
  EmptyState,
  FileCheck,
  ItemList,
  UserCog,
  useFormats,
  useMessages,
} from '@kontor/ui';
import { useState } from 'react';
import { type IssuedInstruction, type IssuingOffice, instructionPath, reportPath } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { issuedMessages } from './issued-messages.ts';
import { Section } from './section-view.tsx';

const Deputies = lazyLayer(async () => (await import('./deputies-dialog-view.tsx')).DeputiesDialog);

interface IssuedListProps {
  readonly instructions: readonly IssuedInstruction[];
  readonly offices: readonly IssuingOffice[];
}

/** For those who act for an office: what it has issued, and how far each is. */
export function IssuedList({ instructions, offices }: IssuedListProps) {
  const t = useMessages(issuedMessages);
  const i = useMessages(instructionsMessages);
  const { formatDate } = useFormats();
  const [isNaming, setNaming] = useState(false);
  return (
    <Section
      title={t('issued')}
      {...(instructions.length > 0 && { note: t('how') })}
      actions={
        offices.length > 0 && (
          <Button icon={UserCog} size="sm" onPress={() => setNaming(true)}>
            {t('deputies')}
          </Button>
        )
      }
    >
      <ItemList
        label={t('issued')}
        items={instructions}
        row={({ id, title, office, number, issuedAt, withdrawnAt, counts }) => ({
          id,
          text: title,
          title,
          subtitle: `${office} · ${i('version', { number })} · ${i('issuedOn', { day: formatDate(issuedAt) })}`,
          note:
            withdrawnAt !== null ? (
              <Badge>{t('withdrawn')}</Badge>
            ) : (
              counts && (
                <span className="text-sm text-muted tabular-nums">
                  {t('progress', { confirmed: counts.confirmed, all: counts.confirmed + counts.open })}
                </span>
              )
            ),
          href: counts ? reportPath(id) : instructionPath(id),
        })}
        empty={
          <EmptyState icon={FileCheck} title={t('none')} action={<ButtonLink href="/wiki">{t('toWiki')}</ButtonLink>}>
            {t('noneText')}
          </EmptyState>
        }
      />
      {isNaming && <Deputies offices={offices} onClose={() => setNaming(false)} />}
    </Section>
  );
}
