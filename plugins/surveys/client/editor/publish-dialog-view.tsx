import { addDays, type IsoDate } from '@kontor/base';
import { useAction } from '@kontor/plugin-api/client';
import { Button, DatePicker, Dialog, Form, FormActions, FormError, RadioGroup, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { getSurvey, listSurveys, publishSurvey } from '../../shared/index.ts';
import { editorMessages } from './editor-messages.ts';
import { endOf, startOf, todayHere } from './survey-days.ts';

interface PublishDialogProps {
  readonly survey: string;
  readonly revision: number;
  readonly onClose: () => void;
}

/** From when until when; then it cannot be changed any more. */
export function PublishDialog({ survey, revision, onClose }: PublishDialogProps) {
  const t = useMessages(editorMessages);
  const today = todayHere();
  const [start, setStart] = useState<'now' | 'later'>('now');
  const [first, setFirst] = useState<IsoDate | null>(addDays(today, 1));
  const [last, setLast] = useState<IsoDate | null>(addDays(today, 14));
  const { run, isPending, error } = useAction(publishSurvey, { refreshes: [getSurvey, listSurveys] });
  async function publish(saved: () => void) {
    if (last === null || (start === 'later' && first === null)) return;
    const startsAt = start === 'later' && first !== null ? startOf(first) : null;
    if (!(await run({ survey, revision, startsAt, endsAt: endOf(last) }))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t('publishTitle')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={false} onSubmit={(saved) => void publish(saved)}>
        <p className="text-sm">{t('publishText')}</p>
        <RadioGroup
          label={t('start')}
          options={[
            { id: 'now', label: t('startNow') },
            { id: 'later', label: t('startLater') },
          ]}
          value={start}
          onChange={setStart}
        />
        {start === 'later' && (
          <DatePicker label={t('startDay')} value={first} onChange={setFirst} earliest={addDays(today, 1)} isRequired />
        )}
        <DatePicker label={t('endDay')} value={last} onChange={setLast} earliest={today} isRequired />
        <FormError>{error?.message}</FormError>
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('publishNow')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
