import { Button, Card, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { endsVoting, type IdeaState, nextStates, type OpenedIdea } from '../../shared/index.ts';
import { IdeaTask } from './idea-task-view.tsx';
import { MergeDialog } from './merge-dialog-view.tsx';
import { officeMessages } from './office-messages.ts';
import { PlanDialog } from './plan-dialog-view.tsx';
import { StepDialog } from './step-dialog-view.tsx';

type Step = Exclude<IdeaState, 'new' | 'withdrawn'>;
type Open = { readonly step: Step } | 'plan' | 'merge' | 'task';

/** What the office does next with an idea. */
export function OfficePanel({ idea }: { readonly idea: OpenedIdea }) {
  const t = useMessages(officeMessages);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const steps = idea.mergedInto === null ? nextStates(idea.state).filter((state) => state !== 'new') : [];
  const isUndecided = !endsVoting(idea.state) && idea.mergedInto === null && idea.state !== 'withdrawn';
  if (idea.mergedInto !== null || idea.state === 'withdrawn') return null;
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-4">
        {idea.responsible && <p className="text-sm text-muted">{t('inCharge', { name: idea.responsible.name })}</p>}
        <div className="flex flex-wrap gap-2">
          {steps.map((step, index) =>
            step === 'withdrawn' ? null : (
              <Button
                key={step}
                variant={index === 0 && !isAgain(idea.state, step) ? 'primary' : 'secondary'}
                onPress={() => setOpen({ step })}
              >
                {isAgain(idea.state, step) ? t('again.review') : t(`to.${step}`)}
              </Button>
            ),
          )}
        </div>
        <div className="-ms-2 flex flex-wrap gap-1">
          {isUndecided && (
            <Button size="sm" variant="quiet" onPress={() => setOpen('plan')}>
              {t('plan')}
            </Button>
          )}
          {isUndecided && (
            <Button size="sm" variant="quiet" onPress={() => setOpen('merge')}>
              {t('merge')}
            </Button>
          )}
          <Button size="sm" variant="quiet" onPress={() => setOpen('task')}>
            {t('asTask')}
          </Button>
        </div>
      </div>
      {typeof open === 'object' && <StepDialog idea={idea} state={open.step} onClose={close} />}
      {open === 'plan' && <PlanDialog idea={idea} onClose={close} />}
      {open === 'merge' && <MergeDialog idea={idea} onClose={close} />}
      {open === 'task' && <IdeaTask idea={idea} onClose={close} />}
    </Card>
  );
}

function isAgain(from: IdeaState, to: IdeaState): boolean {
  return to === 'review' && from !== 'new';
}
