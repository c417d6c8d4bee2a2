import type { NewRecoveryKey } from '@kontor/matrix/client';
import { Button, Checkbox, Form, FormActions, FormError, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { encryptionMessages } from './encryption-messages.ts';
import { endOfKey } from './key-paper.ts';
import { RecoveryKeyView } from './recovery-key-view.tsx';

interface SetUpProps {
  /** Locks everything with the key, once the person has kept it. */
  readonly save: (key: NewRecoveryKey) => Promise<void>;
  readonly onDone: () => void;
}

type Step =
  | { readonly at: 'begin' }
  | { readonly at: 'keep'; readonly key: NewRecoveryKey }
  | { readonly at: 'check'; readonly key: NewRecoveryKey };

/** Three steps: what it is, keep the key, show that it was kept. Nothing is changed before the last one. */
export function SetUp({ save, onDone }: SetUpProps) {
  const t = useMessages(encryptionMessages);
  const { encryption } = useChat().chat;
  const [step, setStep] = useState<Step>({ at: 'begin' });
  if (step.at === 'check')
    return (
      <CheckKey newKey={step.key} save={save} onDone={onDone} onBack={() => setStep({ at: 'keep', key: step.key })} />
    );
  if (step.at === 'keep') return <KeepKey newKey={step.key} onNext={() => setStep({ at: 'check', key: step.key })} />;
  return (
    <div className="flex flex-col gap-4">
      <p>{t('lead')}</p>
      <p>{t('setUpWhat')}</p>
      <p className="text-sm text-muted">{t('setUpOnce')}</p>
      <FormActions>
        <Button slot="close">{t('later')}</Button>
        <Button
          variant="primary"
          onPress={async () => setStep({ at: 'keep', key: await encryption.makeRecoveryKey() })}
        >
          {t('next')}
        </Button>
      </FormActions>
    </div>
  );
}

function KeepKey({ newKey, onNext }: { readonly newKey: NewRecoveryKey; readonly onNext: () => void }) {
  const t = useMessages(encryptionMessages);
  const [isKept, setKept] = useState(false);
  return (
    <Form isUnsaved={false} onSubmit={onNext}>
      <h3 className="font-semibold">{t('keyTitle')}</h3>
      <RecoveryKeyView text={newKey.text} />
      <p>{t('keyKeep')}</p>
      <p className="text-sm text-muted">{t('keyNobody')}</p>
      <Checkbox isSelected={isKept} onChange={setKept}>
        {t('kept')}
      </Checkbox>
      <FormActions>
        <Button slot="close">{t('later')}</Button>
        <Button type="submit" variant="primary" isDisabled={!isKept}>
          {t('next')}
        </Button>
      </FormActions>
    </Form>
  );
}

interface CheckKeyProps extends SetUpProps {
  readonly newKey: NewRecoveryKey;
  readonly onBack: () => void;
}

function CheckKey({ newKey, save, onDone, onBack }: CheckKeyProps) {
  const t = useMessages(encryptionMessages);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<'wrong' | 'failed'>();
  const [isPending, setPending] = useState(false);
  async function finish() {
    setProblem(undefined);
    if (typed.replaceAll(' ', '') !== endOfKey(newKey.text)) return setProblem('wrong');
    setPending(true);
    try {
      await save(newKey);
      onDone();
    } catch {
      setProblem('failed');
    } finally {
      setPending(false);
    }
  }
  return (
    <Form isUnsaved={false} onSubmit={() => void finish()}>
      <h3 className="font-semibold">{t('checkTitle')}</h3>
      <FormError>{problem === 'failed' ? t('failed') : undefined}</FormError>
      <TextField
        name="end"
        label={t('checkLabel')}
        description={t('checkHelp')}
        {...(problem === 'wrong' && { error: t('checkWrong') })}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setProblem(undefined);
        }}
        autoComplete="off"
        spellCheck="false"
        autoFocus
        isRequired
      />
      <FormActions>
        <Button onPress={onBack} isDisabled={isPending}>
          {t('back')}
        </Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('finish')}
        </Button>
      </FormActions>
    </Form>
  );
}
