import { ApiError, type Sender, sendFile } from '@kontor/plugin-api/client';
import { setUpOrganisation } from '@kontor/schema';
import { Banner, Button, Form, FormActions, FormError, useLanguage, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { isAcceptable, judgeAccent } from './accent-model.ts';
import { useEntry } from './entry-context.ts';
import { EntryFrame } from './entry-frame-view.tsx';
import { codeInFragment } from './one-time-code.ts';
import { sessionMessages } from './session-messages.ts';
import { setupMessages } from './setup-messages.ts';
import {
  emptyDraft,
  neighbourStep,
  type SetupDraft,
  type SetupStep,
  setupInput,
  setupSteps,
  stepOfRefusal,
} from './setup-model.ts';
import { AdministratorStep, LookStep, OrganisationStep } from './setup-steps-view.tsx';
import { useEntryCall } from './use-entry-call.ts';

const titles = { organisation: 'organisation', look: 'look', administrator: 'administrator' } as const;

/** The first visit: the organisation, its look, and its first administrator, in three steps and one call. */
export function SetupView() {
  const { leave } = useEntry();
  const { language } = useLanguage();
  const t = useMessages(setupMessages);
  const session = useMessages(sessionMessages);
  const [draft, setDraft] = useState(() => emptyDraft(codeInFragment(window.location.hash), language));
  const [step, setStep] = useState<SetupStep>('organisation');
  const [logoProblem, setLogoProblem] = useState<string>();
  const setUp = useEntryCall(setUpOrganisation);

  async function finish() {
    const session = await setUp.run(setupInput(draft));
    if (!session) return;
    const problem = await sendLogo(draft, { language, person: session.person.id });
    if (problem === undefined) leave();
    else setLogoProblem(problem);
  }

  function submit() {
    const next = neighbourStep(step, 1);
    if (step === 'look' && !isAcceptable(judgeAccent(draft.accent))) return; // the preview says what is wrong
    if (next) setStep(next);
    else void finish();
  }

  if (logoProblem !== undefined)
    return (
      <EntryFrame title={t('setUpTitle')}>
        <div className="flex flex-col gap-5">
          <Banner tone="warning">{t('logoFailed', { reason: logoProblem })}</Banner>
          <Button variant="primary" size="lg" onPress={leave}>
            {t('goOn')}
          </Button>
        </div>
      </EntryFrame>
    );
  const next = neighbourStep(step, 1);
  const previous = neighbourStep(step, -1);
  const stepProps = { draft, onChange: (change: Partial<SetupDraft>) => setDraft({ ...draft, ...change }) };
  const isRefusedHere =
    setUp.error !== undefined && (step === 'administrator' || stepOfRefusal(setUp.error.code) === step);
  return (
    <EntryFrame
      title={t(titles[step])}
      description={t('setUpStep', { step: setupSteps.indexOf(step) + 1, steps: setupSteps.length })}
    >
      <Form key={step} isUnsaved onSubmit={submit}>
        <FormError>{isRefusedHere ? setUp.error?.message : undefined}</FormError>
        {step === 'organisation' && <OrganisationStep {...stepProps} />}
        {step === 'look' && <LookStep {...stepProps} />}
        {step === 'administrator' && <AdministratorStep {...stepProps} />}
        <FormActions>
          {previous && (
            <Button size="lg" variant="quiet" onPress={() => setStep(previous)}>
              {session('back')}
            </Button>
          )}
          <Button
            type="submit"
            variant="primary"
            size="lg"
            isPending={setUp.isPending}
            isDisabled={step === 'look' && !isAcceptable(judgeAccent(draft.accent))}
          >
            {next ? t('continue') : t('finish')}
          </Button>
        </FormActions>
      </Form>
    </EntryFrame>
  );
}

/** Uploads the logo once the first administrator is signed in; answers why it was refused. */
async function sendLogo(draft: SetupDraft, sender: Sender): Promise<string | undefined> {
  if (!draft.logo) return undefined;
  try {
    await sendFile(draft.logo, sender, { method: 'PUT', path: '/api/organisation/logo' });
    return undefined;
  } catch (failure) {
    if (failure instanceof ApiError) return failure.message;
    throw failure;
  }
}
