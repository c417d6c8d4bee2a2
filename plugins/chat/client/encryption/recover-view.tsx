import { WrongRecoveryKey } from '@kontor/matrix/client';
import { useLocalData } from '@kontor/plugin-api/client';
import { Banner, Button, Form, FormActions, FormError, Smartphone, TextArea, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { encryptionMessages } from './encryption-messages.ts';
import { verificationMessages } from './verification/verification-messages.ts';

const sentences = {
  malformed: 'wrongMalformed',
  'other-key': 'wrongOther',
  'nothing-stored': 'wrongNothing',
} as const;

interface RecoverProps {
  readonly onDone: () => void;
  readonly onLost: () => void;
  /** Goes on with another device instead; absent where there is none that could confirm this one. */
  readonly onDevice: (() => void) | undefined;
}

/** Confirms this device with the recovery key. */
export function Recover({ onDone, onLost, onDevice }: RecoverProps) {
  const t = useMessages(encryptionMessages);
  const tv = useMessages(verificationMessages);
  const { encryption } = useChat().chat;
  const isShared = useLocalData('chat') === undefined;
  const [key, setKey] = useState('');
  const [wrong, setWrong] = useState<WrongRecoveryKey['reason'] | 'failed'>();
  const [isPending, setPending] = useState(false);
  async function confirm() {
    setWrong(undefined);
    setPending(true);
    try {
      await encryption.recover(key);
      onDone();
    } catch (failure) {
      setWrong(failure instanceof WrongRecoveryKey ? failure.reason : 'failed');
    } finally {
      setPending(false);
    }
  }
  return (
    <Form isUnsaved={false} onSubmit={() => void confirm()}>
      {onDevice && (
        <>
          <div className="flex flex-col items-start gap-3 rounded-lg bg-sunken p-4">
            <p className="text-sm">{tv('otherDevice')}</p>
            <Button icon={Smartphone} onPress={onDevice}>
              {tv('withDevice')}
            </Button>
          </div>
          <p className="text-sm font-medium">{tv('or')}</p>
        </>
      )}
      <p>{t('confirmWhat')}</p>
      {isShared && <Banner>{t('confirmShared')}</Banner>}
      <FormError>{wrong === 'failed' ? t('failed') : undefined}</FormError>
      <TextArea
        name="key"
        label={t('keyLabel')}
        description={t('keyHelp')}
        {...(wrong !== undefined && wrong !== 'failed' && { error: t(sentences[wrong]) })}
        value={key}
        onChange={(next) => {
          setKey(next);
          setWrong(undefined);
        }}
        autoComplete="off"
        spellCheck="false"
        autoFocus
        isRequired
      />
      <FormActions>
        <Button variant="quiet" onPress={onLost} isDisabled={isPending} className="sm:me-auto">
          {t('lost')}
        </Button>
        <Button slot="close">{t('later')}</Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('confirmShort')}
        </Button>
      </FormActions>
    </Form>
  );
}
