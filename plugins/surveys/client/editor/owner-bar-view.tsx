import { addDays, newId } from '@kontor/base';
import { useAction, useNavigate } from '@kontor/plugin-api/client';
import {
  AlertDialog,
  Bell,
  Button,
  CalendarPlus,
  Copy,
  DatePicker,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  Undo2,
  useLanguage,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import {
  createSurvey,
  endSurvey,
  extendSurvey,
  getResults,
  getSurvey,
  listSurveys,
  remindOfSurvey,
  type Survey,
  surveyPath,
  withdrawSurvey,
} from '../../shared/index.ts';
import { DeleteSurvey } from './delete-survey-view.tsx';
import { contentOf, copyItems } from './draft-model.ts';
import { editorMessages } from './editor-messages.ts';
import { endOf } from './survey-days.ts';
import { useRefusalToast } from './use-refusal-toast.ts';

const refreshes = [getSurvey, listSurveys, getResults];

/** What its author can do with a survey that is published. */
export function OwnerBar({ survey }: { readonly survey: Survey }) {
  const t = useMessages(editorMessages);
  const { state } = survey;
  const isRunning = state === 'open' || state === 'planned';
  return (
    <div className="flex flex-col gap-3 print:hidden">
      {isRunning && <Lead>{t('asked', { count: survey.addressed ?? 0 })}</Lead>}
      <div className="flex flex-wrap gap-2">
        {state === 'open' && <Remind survey={survey} />}
        {isRunning && (
          <>
            <Extend survey={survey} />
            <End survey={survey} />
            {!survey.hasTicket && <Withdraw survey={survey} />}
          </>
        )}
        <Duplicate survey={survey} />
        {state === 'ended' && <DeleteSurvey survey={survey} />}
      </div>
    </div>
  );
}

interface OfSurvey {
  readonly survey: Survey;
}

function Remind({ survey }: OfSurvey) {
  const t = useMessages(editorMessages);
  const toast = useToast();
  const { run, isPending, error } = useAction(remindOfSurvey, { refreshes: [getSurvey] });
  useRefusalToast(error);
  const remind = async () => {
    if (await run({ survey: survey.id })) toast.show({ text: t('reminded'), tone: 'success' });
  };
  return (
    <Button icon={Bell} isPending={isPending} onPress={() => void remind()}>
      {t('remind')}
    </Button>
  );
}

function Extend({ survey }: OfSurvey) {
  const t = useMessages(editorMessages);
  const last = (survey.endsAt ?? '').slice(0, 10);
  const [isOpen, setOpen] = useState(false);
  const [day, setDay] = useState<string | null>(addDays(last, 7));
  const { run, isPending, error } = useAction(extendSurvey, { refreshes });
  const extend = async () => {
    if (day !== null && (await run({ survey: survey.id, endsAt: endOf(day) }))) setOpen(false);
  };
  return (
    <>
      <Button icon={CalendarPlus} onPress={() => setOpen(true)}>
        {t('extend')}
      </Button>
      <Dialog title={t('extendTitle')} size="sm" isOpen={isOpen} onOpenChange={setOpen}>
        <Form isUnsaved={false} onSubmit={() => void extend()}>
          <DatePicker label={t('endDay')} value={day} onChange={setDay} earliest={addDays(last, 1)} isRequired />
          <FormError>{error?.message}</FormError>
          <FormActions>
            <Button slot="close">{t('cancel')}</Button>
            <Button type="submit" variant="primary" isPending={isPending}>
              {t('save')}
            </Button>
          </FormActions>
        </Form>
      </Dialog>
    </>
  );
}

function End({ survey }: OfSurvey) {
  const t = useMessages(editorMessages);
  const [isAsking, setAsking] = useState(false);
  const { run, isPending, error } = useAction(endSurvey, { refreshes });
  useRefusalToast(error);
  return (
    <>
      <Button isPending={isPending} onPress={() => setAsking(true)}>
        {t('end')}
      </Button>
      <AlertDialog
        title={t('endTitle')}
        action={t('endNow')}
        isDestructive
        isOpen={isAsking}
        onOpenChange={setAsking}
        onAction={() => void run({ survey: survey.id })}
      >
        {t('endText')}
      </AlertDialog>
    </>
  );
}

function Withdraw({ survey }: OfSurvey) {
  const t = useMessages(editorMessages);
  const { run, isPending, error } = useAction(withdrawSurvey, { refreshes });
  useRefusalToast(error);
  return (
    <Button variant="quiet" icon={Undo2} isPending={isPending} onPress={() => void run({ survey: survey.id })}>
      {t('withdraw')}
    </Button>
  );
}

function Duplicate({ survey }: OfSurvey) {
  const t = useMessages(editorMessages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { run, isPending, error } = useAction(createSurvey, { refreshes: [listSurveys] });
  useRefusalToast(error);
  async function duplicate() {
    const content = contentOf(survey);
    const title = { ...content.title, [language]: t('copyName', { name: content.title[language] }).slice(0, 300) };
    const made = await run({ id: newId(), content: { ...content, title, items: copyItems(content.items) } });
    if (made) navigate(surveyPath(made.id));
  }
  return (
    <Button variant="quiet" icon={Copy} isPending={isPending} onPress={() => void duplicate()}>
      {t('copy')}
    </Button>
  );
}
