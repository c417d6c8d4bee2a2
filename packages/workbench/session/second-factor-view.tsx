import { KeyRound, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { EntryFrame } from './entry-frame-view.tsx';
import { NativeButton, NativeField } from './native-form-view.tsx';
import { Problem, problemText } from './problem-view.tsx';
import { sessionMessages } from './session-messages.ts';
import type { SignIn } from './sign-in-model.ts';

/** Confirms the password: a code of the app, a recovery code, or a passkey. */
export function SecondFactorView({ signIn }: { readonly signIn: SignIn }) {
  const t = useMessages(sessionMessages);
  const [code, setCode] = useState('');
  const { factors } = signIn;
  return (
    <EntryFrame title={t('secondFactor')} description={factors?.hasCode ? t('secondFactorHelp') : undefined}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!signIn.isPending) void signIn.sendCode(code);
        }}
      >
        <Problem text={problemText(signIn, t('passkeyAborted'))} />
        {factors?.hasCode && (
          <>
            <NativeField
              name="code"
              label={t('code')}
              description={t('recoveryHelp')}
              value={code}
              onChange={setCode}
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              required
            />
            <NativeButton type="submit" look="primary" isPending={signIn.isPending}>
              {t('confirm')}
            </NativeButton>
          </>
        )}
        {factors?.passkey !== undefined && (
          <NativeButton
            icon={<KeyRound aria-hidden className="size-4" />}
            look={factors.hasCode ? 'secondary' : 'primary'}
            onClick={() => {
              if (!signIn.isPending) void signIn.confirmWithPasskey();
            }}
          >
            {t('usePasskey')}
          </NativeButton>
        )}
        <NativeButton look="quiet" onClick={signIn.back}>
          {t('back')}
        </NativeButton>
      </form>
    </EntryFrame>
  );
}
