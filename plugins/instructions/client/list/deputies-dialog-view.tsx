import { FindSubject, useAction } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, Lead, Select, TagList, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { type IssuingOffice, listIssued, nameDeputies } from '../../shared/index.ts';
import { instructionsMessages } from '../instructions-messages.ts';
import { issuedMessages } from './issued-messages.ts';

interface DeputiesDialogProps {
  readonly offices: readonly IssuingOffice[];
  readonly onClose: () => void;
}

/** Who acts for an office; those who lead it name others. */
export function DeputiesDialog({ offices, onClose }: DeputiesDialogProps) {
  const t = useMessages(issuedMessages);
  const [chosen, setChosen] = useState(offices[0]?.id ?? '');
  const office = offices.find(({ id }) => id === chosen);
  return (
    <Dialog title={t('deputiesTitle')} isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-5">
        <Lead>{t('deputiesLead')}</Lead>
        {offices.length > 1 && (
          <Select
            label={t('office')}
            options={offices.map(({ id, name }) => ({ id, label: name }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        {office && <OfficeForm key={office.id} office={office} onClose={onClose} />}
      </div>
    </Dialog>
  );
}

function OfficeForm({ office, onClose }: { readonly office: IssuingOffice; readonly onClose: () => void }) {
  const t = useMessages(issuedMessages);
  const i = useMessages(instructionsMessages);
  const toast = useToast();
  const [deputies, setDeputies] = useState(office.deputies);
  const { run, isPending, error } = useAction(nameDeputies, { refreshes: [listIssued] });
  const names = (persons: readonly { readonly name: string }[]) => persons.map(({ name }) => name).join(', ');
  async function submit(saved: () => void) {
    if (!(await run({ office: office.id, persons: deputies.map(({ id }) => id) }))) return;
    saved();
    toast.show({ text: t('saved'), tone: 'success' });
    onClose();
  }
  return (
    <Form isUnsaved={deputies !== office.deputies} onSubmit={(saved) => void submit(saved)}>
      <FormError>{error?.message}</FormError>
      <dl className="flex flex-col gap-1 text-sm">
        <dt className="text-muted">{t('leads')}</dt>
        <dd>{names(office.leads) || t('noLead')}</dd>
        {!office.mayName && (
          <>
            <dt className="pt-2 text-muted">{t('named')}</dt>
            <dd>{names(deputies) || t('noDeputies')}</dd>
          </>
        )}
      </dl>
      {office.mayName ? (
        <>
          <FindSubject
            label={t('add')}
            kinds={['person']}
            without={[...deputies, ...office.leads].map(({ id }) => id)}
            placeholder={t('addHint')}
            emptyText={t('nobody')}
            onPick={({ id, label }) => setDeputies([...deputies, { id, name: label }])}
          />
          {deputies.length > 0 && (
            <TagList
              label={t('named')}
              tags={deputies.map(({ id, name }) => ({ id, label: name }))}
              onRemove={(gone) => setDeputies(deputies.filter(({ id }) => id !== gone))}
            />
          )}
          <FormActions>
            <Button slot="close">{i('cancel')}</Button>
            <Button type="submit" variant="primary" isPending={isPending}>
              {t('save')}
            </Button>
          </FormActions>
        </>
      ) : (
        <>
          <p className="text-sm text-muted">{t('onlyLeads')}</p>
          <FormActions>
            <Button slot="close">{i('close')}</Button>
          </FormActions>
        </>
      )}
    </Form>
  );
}
