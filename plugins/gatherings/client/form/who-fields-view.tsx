import { FindSubject, PickAddressees, PickSubjects } from '@kontor/plugin-api/client';
import type { AddresseeKind } from '@kontor/schema';
import { IconButton, useMessages, X } from '@kontor/ui';
import { formMessages } from './form-messages.ts';
import type { Draft } from './gathering-draft.ts';

interface WhoFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

const kinds: readonly AddresseeKind[] = ['everyone', 'org-unit', 'space', 'place', 'position', 'group', 'person'];
const persons = ['person'] as const;
const offices = ['org-unit'] as const;

export function WhoFields({ draft: { addressees, organisers, contact }, onChange }: WhoFieldsProps) {
  const t = useMessages(formMessages);
  return (
    <>
      <PickAddressees
        label={t('addressees')}
        kinds={kinds}
        chosen={addressees}
        onChange={(chosen) => onChange({ addressees: chosen })}
      />
      <div className="flex flex-col gap-1.5">
        <PickSubjects
          label={t('organisers')}
          kinds={persons}
          picked={organisers}
          onChange={(picked) => onChange({ organisers: picked })}
        />
        <p className="text-sm text-muted">{t('organisersHelp')}</p>
      </div>
      {contact ? (
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">{t('contact')}</span>
          <span className="flex items-center gap-3">
            <span className="min-w-0 grow">{contact.name}</span>
            <IconButton
              icon={X}
              label={`${t('remove')}: ${contact.name}`}
              onPress={() => onChange({ contact: null })}
            />
          </span>
        </div>
      ) : (
        <FindSubject
          label={t('contact')}
          kinds={offices}
          without={[]}
          placeholder={t('contactHint')}
          emptyText={t('nobodyFound')}
          onPick={({ id, label }) => onChange({ contact: { id, name: label } })}
        />
      )}
    </>
  );
}
