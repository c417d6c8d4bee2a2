import { useAction } from '@kontor/plugin-api/client';
import { Button, DatePicker, Dialog, Form, FormActions, FormError, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { changePlan, getPlan, listPlans, type Plan } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { leadingMessages } from './leading-messages.ts';
import { PersonField } from './person-field-view.tsx';

/** Another first day, another mentor. */
export function HeadDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const t = useMessages(leadingMessages);
  const o = useMessages(onboardingMessages);
  const { run, isPending, error } = useAction(changePlan, { refreshes: [getPlan, listPlans] });
  const [mentor, setMentor] = useState(plan.mentor);
  const [day, setDay] = useState<string | null>(plan.startsOn);
  const isUnsaved = day !== plan.startsOn || mentor?.id !== plan.mentor?.id;
  async function save(saved: () => void) {
    if (day === null) return;
    const change = { plan: plan.id, revision: plan.revision, startsOn: day, mentor: mentor?.id ?? null };
    if (!(await run(change))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('editHead')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={isUnsaved} onSubmit={(saved) => void save(saved)}>
        <FormError>{error?.message}</FormError>
        <DatePicker label={t('startsOnField')} value={day} onChange={setDay} isRequired />
        <PersonField
          label={t('mentorField')}
          description={t('mentorHelp')}
          value={mentor}
          onChange={setMentor}
          without={plan.person.id}
        />
        <FormActions>
          <Button slot="close">{o('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {o('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
