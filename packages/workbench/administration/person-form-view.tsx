import { useAction, useQueryRoute } from '@kontor/plugin-api/client';
import { createPerson, getPositions, listOrgUnits, type Person, searchAll, updatePerson } from '@kontor/schema';
import {
  Button,
  ComboBox,
  DatePicker,
  Form,
  FormActions,
  FormError,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { administrationMessages } from './administration-messages.ts';
import { draftOf, type PersonDraft, personInput } from './person-model.ts';

export interface PersonFormProps {
  /** The person to change; absent for a new one, who may get a first position. */
  readonly person?: Person;
  readonly onClose: () => void;
}

/** What the organisation says about a person. */
export function PersonForm({ person, onClose }: PersonFormProps) {
  const t = useMessages(administrationMessages);
  const toast = useToast();
  const units = useQueryRoute(listOrgUnits, {}).data?.orgUnits ?? [];
  const [draft, setDraft] = useState(() => draftOf(person));
  const change = (part: Partial<PersonDraft>) => setDraft({ ...draft, ...part });
  const create = useAction(createPerson, { refreshes: [searchAll] });
  const update = useAction(updatePerson, { refreshes: [searchAll, getPositions] });
  async function submit() {
    const input = personInput(draft);
    const { orgUnit, positionTitle } = draft;
    const positions = orgUnit !== null && positionTitle.trim() !== '' ? [{ orgUnit, title: positionTitle }] : [];
    const saved = person
      ? await update.run({ person: person.id, revision: person.revision, ...input })
      : await create.run({ ...input, positions });
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
    <Form onSubmit={() => void submit()}>
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
      {!person && (
        <div className="grid gap-5 sm:grid-cols-2">
          <ComboBox
            label={t('unit')}
            options={units.map(({ id, name, code }) => ({ id, label: name, description: code }))}
            value={draft.orgUnit}
            onChange={(orgUnit) => change({ orgUnit })}
          />
          {text('positionTitle')}
        </div>
      )}
      <FormActions>
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" isPending={create.isPending || update.isPending}>
          {t('save')}
        </Button>
      </FormActions>
    </Form>
  );
}
