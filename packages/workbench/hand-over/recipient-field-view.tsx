import type { HandOverProposal } from '@kontor/schema';
import { Select, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { PersonPicker } from '../people/person-picker-view.tsx';
import { handOverMessages } from './hand-over-messages.ts';
import type { Choice } from './hand-over-model.ts';

interface RecipientFieldProps {
  readonly label: string;
  /** What stands above it; without it, the label is for screen readers alone. */
  readonly shownLabel?: string;
  readonly proposals: readonly HandOverProposal[];
  /** Nothing where what holds for the kind holds for the object, too. */
  readonly value: Choice | undefined;
  readonly onChange: (choice: Choice) => void;
  readonly proposedText: string;
}

const whyTexts = { shares: 'whyShares', substitute: 'whySubstitute', lead: 'whyLead', member: 'whyMember' } as const;

/** Who takes something over: as proposed, one of those around, anybody else, or nobody yet. */
export function RecipientField(props: RecipientFieldProps) {
  const { label, shownLabel, proposals, value, onChange, proposedText } = props;
  const t = useMessages(handOverMessages);
  const isProposed = value?.how === 'person' && proposals.some(({ id }) => id === value.person.id);
  const [isOther, setOther] = useState(value?.how === 'person' && !isProposed);
  const options = [
    ...(value === undefined || shownLabel === undefined ? [{ id: 'inherit', label: t('asKind') }] : []),
    { id: 'proposed', label: t('proposed'), description: proposedText },
    ...proposals.map(({ id, name, why }) => ({ id, label: t(whyTexts[why], { name }) })),
    { id: 'other', label: t('other') },
    { id: 'keep', label: t('keep') },
  ];
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={shownLabel ?? label}
        isLabelHidden={shownLabel === undefined}
        {...(shownLabel !== undefined && { description: proposedText })}
        options={options}
        value={isOther ? 'other' : chosenId(value)}
        onChange={(id) => {
          setOther(id === 'other');
          const proposal = proposals.find((each) => each.id === id);
          if (proposal) onChange({ how: 'person', person: { id: proposal.id, name: proposal.name } });
          else if (id === 'proposed' || id === 'keep') onChange({ how: id });
        }}
      />
      {isOther && (
        <PersonPicker
          label={t('otherPerson')}
          value={value?.how === 'person' ? value.person : undefined}
          onChange={(person) => onChange(person ? { how: 'person', person } : { how: 'keep' })}
        />
      )}
    </div>
  );
}

function chosenId(value: Choice | undefined): string {
  if (value === undefined) return 'inherit';
  return value.how === 'person' ? value.person.id : value.how;
}
