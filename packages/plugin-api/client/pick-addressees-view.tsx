import { type Addressee, type AddresseeKind, type NamedAddressee, previewAddressees } from '@kontor/schema';
import { ComboBox, RadioGroup, TagList, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { addresseeMessages } from './addressee-messages.ts';
import { useFoundAddressees } from './use-found-addressees.tsx';
import { useQueryRoute } from './use-query-route.ts';

interface PickAddresseesProps {
  readonly label: string;
  /** What may be chosen besides everybody; all but single persons unless given. */
  readonly kinds?: readonly AddresseeKind[];
  /** Nobody is chosen while it is empty: say so where that cannot be saved. */
  readonly chosen: readonly NamedAddressee[];
  /** Nobody is a choice, too: nothing is said of it. */
  readonly isOptional?: boolean;
  readonly onChange: (chosen: readonly NamedAddressee[]) => void;
}

const usualKinds: readonly AddresseeKind[] = ['everyone', 'org-unit', 'space', 'place', 'position', 'group'];

/** Tells chosen parts apart: an id is unique, a name is within its kind. */
export function addresseeKey(each: Addressee): string {
  return 'id' in each ? each.id : 'name' in each ? `${each.kind}:${each.name}` : each.kind;
}

/** Whom something is for, and how many people that reaches today. */
export function PickAddressees({
  label,
  kinds = usualKinds,
  chosen,
  isOptional = false,
  onChange,
}: PickAddresseesProps) {
  const t = useMessages(addresseeMessages);
  const isEveryone = chosen.some(({ kind }) => kind === 'everyone');
  const [kept, setKept] = useState<readonly NamedAddressee[]>(isEveryone ? [] : chosen);
  const change = (next: readonly NamedAddressee[]) => {
    setKept(next);
    onChange(next);
  };
  const reached = useQueryRoute(
    previewAddressees,
    { addressees: chosen.map(({ label: _label, ...each }) => each) },
    { enabled: chosen.length > 0, keepPrevious: true },
  ).data;
  return (
    <div className="flex flex-col gap-2">
      {kinds.includes('everyone') && (
        <RadioGroup
          label={label}
          options={[
            { id: 'everyone', label: t('everyone') },
            { id: 'some', label: t('some') },
          ]}
          value={isEveryone ? 'everyone' : 'some'}
          onChange={(choice) => onChange(choice === 'everyone' ? [{ kind: 'everyone', label: '' }] : kept)}
        />
      )}
      {!isEveryone && (
        <FindAddressee
          label={kinds.includes('everyone') ? t('add') : label}
          kinds={kinds}
          chosen={chosen}
          onChange={change}
        />
      )}
      <p role="status" className="text-sm text-muted">
        {chosen.length === 0 ? (isOptional ? '' : t('none')) : reached ? t('reaches', { count: reached.persons }) : ''}
      </p>
    </div>
  );
}

function FindAddressee({ label, kinds = usualKinds, chosen, onChange }: PickAddresseesProps) {
  const t = useMessages(addresseeMessages);
  const [typed, setTyped] = useState('');
  const taken = new Set(chosen.map(addresseeKey));
  const { options, isSettled } = useFoundAddressees(typed, kinds, taken);
  return (
    <>
      <ComboBox
        label={label}
        options={options}
        isFilteredByCaller
        placeholder={t('hint')}
        emptyText={t('nobody')}
        isClosedWhenEmpty={!isSettled}
        value={null}
        inputValue={typed}
        onInputChange={setTyped}
        onChange={(id) => {
          const option = options.find((each) => each.id === id);
          if (!option) return;
          onChange([...chosen, option.addressee]);
          setTyped('');
        }}
      />
      {chosen.length > 0 && (
        <TagList
          label={t('chosen')}
          tags={chosen.map((each) => ({ id: addresseeKey(each), label: each.label || t('gone') }))}
          onRemove={(gone) => onChange(chosen.filter((each) => addresseeKey(each) !== gone))}
        />
      )}
    </>
  );
}
