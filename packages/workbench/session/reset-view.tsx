import { requestPasswordReset } from '@kontor/schema';
import { Button, Form, FormError, Mail, TextField, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { useEntry } from './entry-context.ts';
import { EntryFrame } from './entry-frame-view.tsx';
import { sessionMessages } from './session-messages.ts';
import { useEntryCall } from './use-entry-call.ts';

/** Asks for a reset link. Whether there is such an account is never said. */
export function ResetView() {
  const { show } = useEntry();
  const t = useMessages(sessionMessages);
  const [loginOrEmail, setLoginOrEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const request = useEntryCall(requestPasswordReset);
  if (isSent)
    return (
      <EntryFrame title={t('resetSentTitle')} description={t('resetSent')}>
        <div className="flex flex-col gap-3">
          <Button variant="primary" size="lg" onPress={() => show('welcome')}>
            {t('haveCode')}
          </Button>
          <Button variant="quiet" onPress={() => show('sign-in')}>
            {t('toSignIn')}
          </Button>
        </div>
      </EntryFrame>
    );
  return (
    <EntryFrame title={t('resetTitle')} description={t('resetHelp')}>
      <Form
        isUnsaved={loginOrEmail !== ''}
        onSubmit={async () => setSent((await request.run({ loginOrEmail })) !== undefined)}
      >
        <FormError>{request.error?.message}</FormError>
        <TextField
          name="loginOrEmail"
          label={t('loginOrEmail')}
          icon={Mail}
          value={loginOrEmail}
          onChange={setLoginOrEmail}
          autoComplete="username"
          isRequired
          autoFocus
        />
        <Button type="submit" variant="primary" size="lg" isPending={request.isPending}>
          {t('resetSend')}
        </Button>
        <Button variant="quiet" onPress={() => show('sign-in')}>
          {t('back')}
        </Button>
      </Form>
    </EntryFrame>
  );
}
