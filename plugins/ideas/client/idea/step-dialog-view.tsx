import { useAction } from '@kontor/plugin-api/client';
import { Button, Dialog, Form, FormActions, FormError, Lead, useMessages } from '@kontor/ui';
import { useState } from 'react';
import {
  endsVoting,
  getIdea,
  type IdeaState,
  longestAnswer,
  needsAnswer,
  type OpenedIdea,
  takeStep,
} from '../../shared/index.ts';
import { ideasMessages } from '../ideas-messages.ts';
import { RichField } from '../text/rich-field-view.tsx';
import { officeMessages } from './office-messages.ts';

interface StepDialogProps {
  readonly idea: OpenedIdea;
  readonly state: Exclude<IdeaState, 'new' | 'withdrawn'>;
  readonly onClose: () => void;
}

/** A step with its answer; a decision says why. */
export function StepDialog({ idea, state, onClose }: StepDialogProps) {
  const t = useMessages(officeMessages);
  const i = useMessages(ideasMessages);
  const { run, isPending, error } = useAction(takeStep, { refreshes: [getIdea] });
  const [answer, setAnswer] = useState('');
  const [isMissing, setMissing] = useState(false);
  const isNeeded = needsAnswer(state);
  async function take(saved: () => void) {
    if (isNeeded && answer.trim() === '') return setMissing(true);
    setMissing(false);
    if (!(await run({ idea: idea.id, revision: idea.revision, state, answer }))) return;
    saved();
    onClose();
  }
  return (
    <Dialog title={t(`to.${state}`)} size="lg" isOpen onOpenChange={onClose}>
      <Form isUnsaved={answer.trim() !== ''} onSubmit={(saved) => void take(saved)}>
        <FormError>{isMissing && answer.trim() === '' ? t('missing') : error?.message}</FormError>
        <Lead>{t('answerHelp')}</Lead>
        <RichField label={t(isNeeded ? 'reason' : 'answer')} text="" onChange={setAnswer} maxLength={longestAnswer} />
        {idea.isVotingOpen && endsVoting(state) && <p className="text-sm text-muted">{t('endsVoting')}</p>}
        <FormActions>
          <Button slot="close">{i('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t(`to.${state}`)}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
