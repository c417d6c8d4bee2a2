import { isoDate } from '@kontor/base';
import { useAction, useNavigate } from '@kontor/plugin-api/client';
import { Button, DatePicker, Dialog, Form, FormActions, FormError, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { beginPlan, listPlans, planPath } from '../../shared/index.ts';
import { onboardingMessages } from '../onboarding-messages.ts';
import { leadingMessages } from './leading-messages.ts';
import { type NamedPerson, PersonField } from './person-field-view.tsx';

/** For whom, from which day, and who helps; what is on the list is adapted afterwards. */
export function BeginDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(leadingMessages);
  const o = useMessages(onboardingMessages);
  const navigate = useNavigate();
  const { run, isPending, error } = useAction(beginPlan, { refreshes: [listPlans] });
  const [person, setPerson] = useState<NamedPerson | null>(null);
  const [mentor, setMentor] = useState<NamedPerson | null>(null);
  const [day, setDay] = useState<string | null>(isoDate(new Date()));
  async function begin(saved: () => void) {
    if (!person || day === null) return;
    const plan = await run({ person: person.id, startsOn: day, mentor: mentor?.id ?? null });
    if (!plan) return;
    saved();
    onClose();
    navigate(planPath(plan.id));
  }
  return (
    <Dialog title={t('begin')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={person !== null || mentor !== null} onSubmit={(saved) => void begin(saved)}>
        <FormError>{error?.message}</FormError>
        <p className="text-sm text-pretty text-muted">{t('beginHelp')}</p>
        <PersonField label={t('person')} value={person} onChange={setPerson} isRequired />
        <DatePicker label={t('startsOnField')} value={day} onChange={setDay} isRequired />
        <PersonField
          label={t('mentorField')}
          description={t('mentorHelp')}
          value={mentor}
          onChange={setMentor}
          without={person?.id}
        />
        <FormActions>
          <Button slot="close">{o('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('beginNow')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
