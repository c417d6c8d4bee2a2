import { WrongRecoveryKey } from '@kontor/matrix/client';
import { useLocalData } from '@kontor/plugin-api/client';
import { Banner, Button, Form, FormActions, FormError, TextArea, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { encryptionMessages } from './encryption-messages.ts';

const sentences = {
  malformed: 'wrongMalformed',
  'other-key': 'wrongOther',
  'nothing-stored': 'wrongNothing',
} as const;

interface RecoverProps {
  readonly onDone: () => void;
  readonly onLost: () => void;
}

/** Confirms this device with the recovery key. */
export function Recover({ onDone, onLost }: RecoverProps) {
  const t = useMessages(encryptionMessages);
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
