import { isoDate, newId } from '@kontor/base';
import { useAction } from '@kontor/plugin-api/client';
import { createPerson, getPositions, type Person, type Position, searchAll, updatePerson } from '@kontor/schema';
import {
  Button,
  DatePicker,
  Form,
  FormActions,
  FormError,
  TextField,
  useChanged,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { administrationMessages } from './administration-messages.ts';
import { draftOf, type PersonDraft, personInput } from './person-model.ts';
import { isReversed, type PositionDraft, positionDrafts, positionInputs, withNewPosition } from './position-model.ts';
import { PositionsField } from './positions-field-view.tsx';

export interface PersonFormProps {
  /** The person to change, with all positions; absent for a new one. */
  readonly stored?: { readonly person: Person; readonly positions: readonly Position[] };
  readonly onClose: () => void;
}

/** What the organisation says about a person, and what they do where. */
export function PersonForm({ stored, onClose }: PersonFormProps) {
  const t = useMessages(administrationMessages);
  const toast = useToast();
  const person = stored?.person;
  const [draft, setDraft] = useState(() => draftOf(person));
  const [positions, setPositions] = useState<readonly PositionDraft[]>(() => firstPositions(stored?.positions));
  const change = (part: Partial<PersonDraft>) => setDraft({ ...draft, ...part });
  const isUnsaved = useChanged([draft, positions]);
  const create = useAction(createPerson, { refreshes: [searchAll] });
  const update = useAction(updatePerson, { refreshes: [searchAll, getPositions] });
  async function submit() {
    if (positions.some(isReversed)) return;
    const input = { ...personInput(draft), positions: positionInputs(positions) };
    const saved = person
      ? await update.run({
          person: person.id,
          revision: person.revision,
          ...input,
          insteadOf: stored.positions.map(({ id }) => id),
        })
      : await create.run(input);
    if (!saved) return;
    toast.show({ text: t('saved', { name: saved.name }), tone: 'success' });
    onClose();
  }
  const text = (name: keyof PersonDraft & keyof typeof administrationMessages.texts.de, isRequired = false) => (
    <TextField
      name={name}
      label={t(name)}
      value={draft[name] ?? ''}
      onChange={(value) => change({ [name]: value })}
      isRequired={isRequired}
      {...(name === 'email' && { type: 'email' as const })}
      {...(name === 'externalId' && { description: t('externalIdHelp') })}
    />
  );
  return (
    <Form isUnsaved={isUnsaved} onSubmit={() => void submit()}>
      <FormError>{(create.error ?? update.error)?.message}</FormError>
      <div className="grid gap-5 sm:grid-cols-[1fr_2fr_2fr]">
        {text('personTitle')}
        {text('givenName', true)}
        {text('familyName', true)}
      </div>
      {text('email')}
      <div className="grid gap-5 sm:grid-cols-2">
        {text('phone')}
        {text('mobile')}
        {text('room')}
        {text('place')}
        <DatePicker label={t('validFrom')} value={draft.validFrom} onChange={(validFrom) => change({ validFrom })} />
        <DatePicker
          label={t('validUntil')}
          value={draft.validUntil}
          onChange={(validUntil) => change({ validUntil })}
        />
      </div>
      {text('externalId')}
      <PositionsField value={positions} onChange={setPositions} />
      <FormActions>
        <Button slot="close">{t('cancel')}</Button>
        <Button type="submit" variant="primary" isPending={create.isPending || update.isPending}>
          {t('save')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** A new person begins with a position to fill in. */
function firstPositions(stored: readonly Position[] | undefined): PositionDraft[] {
  const today = isoDate(new Date());
  return stored ? positionDrafts(stored, today) : withNewPosition([], newId(), today);
}
