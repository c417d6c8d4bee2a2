import { useAction } from '@kontor/plugin-api/client';
import { Button, DatePicker, Dialog, Form, FormActions, FormError, Select, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { getIdea, type OpenedIdea, planReview } from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { officeMessages } from './office-messages.ts';

const nobody = 'nobody';

/** Who of the office looks at an idea, and until when. */
export function PlanDialog({ idea, onClose }: { readonly idea: OpenedIdea; readonly onClose: () => void }) {
  const t = useMessages(officeMessages);
  const i = useMessages(ideasMessages);
  const { run, isPending, error } = useAction(planReview, { refreshes: [getIdea] });
  const before = idea.responsible?.id ?? null;
  const [responsible, setResponsible] = useState(before);
  const [dueOn, setDueOn] = useState(idea.dueOn);
  async function save(saved: () => void) {
    if (!(await run({ idea: idea.id, revision: idea.revision, responsible, dueOn }))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('planTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={responsible !== before || dueOn !== idea.dueOn} onSubmit={(saved) => void save(saved)}>
        <FormError>{error?.message}</FormError>
        <Select
          label={t('responsible')}
          options={[{ id: nobody, label: t('nobody') }, ...idea.staff.map(({ id, name }) => ({ id, label: name }))]}
          value={responsible ?? nobody}
          onChange={(id) => setResponsible(id === nobody ? null : id)}
        />
        <DatePicker label={t('dueOn')} value={dueOn} onChange={setDueOn} />
        <FormActions>
          <Button slot="close">{i('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {i('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
