import { Button, Checkbox, Form, FormActions, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useChat } from '../session/chat-context.ts';
import { encryptionMessages } from './encryption-messages.ts';
import { SetUp } from './set-up-view.tsx';

interface StartOverProps {
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** For who has lost the key: says what is lost with it, then makes a new one. */
export function StartOver({ onDone, onBack }: StartOverProps) {
  const t = useMessages(encryptionMessages);
  const { encryption } = useChat().chat;
  const [isAgreed, setAgreed] = useState(false);
  const [isUnderstood, setUnderstood] = useState(false);
  if (isAgreed) return <SetUp save={(key) => encryption.startOver(key)} onDone={onDone} />;
  return (
    <Form isUnsaved={false} onSubmit={() => setAgreed(true)}>
      <p>{t('startOverWhat')}</p>
      <ul className="flex list-disc flex-col gap-2 ps-5">
        <li>{t('startOverLoss')}</li>
        <li>{t('startOverOthers')}</li>
        <li>{t('startOverDevices')}</li>
      </ul>
      <p className="text-sm text-muted">{t('startOverLast')}</p>
      <Checkbox isSelected={isUnderstood} onChange={setUnderstood}>
        {t('startOverKnow')}
      </Checkbox>
      <FormActions>
        <Button onPress={onBack}>{t('back')}</Button>
        <Button type="submit" variant="danger" isDisabled={!isUnderstood}>
          {t('startOver')}
        </Button>
      </FormActions>
    </Form>
  );
}
