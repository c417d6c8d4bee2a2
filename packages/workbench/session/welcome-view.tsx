import { checkOneTimeCode, type OutputOf, redeemOneTimeCode } from '@kontor/schema';
import { Button, Form, FormError, TextField, useMessages } from '@kontor/ui';
import { useEffect, useState } from 'react';
import { useEntry } from './entry-context.ts';
import { EntryFrame } from './entry-frame-view.tsx';
import { codeInFragment } from './one-time-code.ts';
import { PasswordEntry } from './password-entry-view.tsx';
import { sessionMessages } from './session-messages.ts';
import { useEntryCall } from './use-entry-call.ts';

type Invitation = OutputOf<typeof checkOneTimeCode>;

/** An invitation or reset by one-time code, from a link or typed from a letter: check it, then set a password. */
export function WelcomeView({ onDone }: { readonly onDone: () => void }) {
  const [code, setCode] = useState(() => codeInFragment(window.location.hash));
  const [invitation, setInvitation] = useState<Invitation>();
  const check = useEntryCall(checkOneTimeCode);
  const examine = async (wanted: string) => setInvitation(await check.run({ code: wanted }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link's code is checked once, on arrival.
  useEffect(() => {
    if (code !== '') void examine(code);
  }, []);
  if (invitation) return <NewPasswordView code={code} invitation={invitation} onDone={onDone} />;
  return <CodeView code={code} onChange={setCode} onCheck={() => examine(code)} check={check} />;
}

interface CodeViewProps {
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly onCheck: () => Promise<void>;
  readonly check: { readonly isPending: boolean; readonly error: { readonly message: string } | undefined };
}

function CodeView({ code, onChange, onCheck, check }: CodeViewProps) {
  const { show } = useEntry();
  const t = useMessages(sessionMessages);
  return (
    <EntryFrame title={t('codeTitle')} description={t('codeHelp')}>
      <Form isUnsaved={code !== ''} onSubmit={() => void onCheck()}>
        <FormError>{check.error?.message}</FormError>
        <TextField
          name="code"
          label={t('oneTimeCode')}
          value={code}
          onChange={onChange}
          autoComplete="one-time-code"
          spellCheck="false"
          isRequired
          autoFocus
        />
        <Button type="submit" variant="primary" size="lg" isPending={check.isPending}>
          {t('check')}
        </Button>
        <Button variant="quiet" onPress={() => show('sign-in')}>
          {t('back')}
        </Button>
      </Form>
    </EntryFrame>
  );
}

interface NewPasswordViewProps {
  readonly code: string;
  readonly invitation: Invitation;
  readonly onDone: () => void;
}

function NewPasswordView({ code, invitation, onDone }: NewPasswordViewProps) {
  const { organisation } = useEntry();
  const t = useMessages(sessionMessages);
  const [password, setPassword] = useState('');
  const redeem = useEntryCall(redeemOneTimeCode);
  const isInvitation = invitation.kind === 'invitation';
  const about = { name: invitation.personName, login: invitation.login };
  return (
    <EntryFrame
      title={isInvitation ? t('welcomeTitle', { organisation: organisation.name }) : t('resetTitle')}
      description={isInvitation ? t('invitationFor', about) : t('resetFor', about)}
    >
      <Form
        isUnsaved={password !== ''}
        onSubmit={async () => {
          if ((await redeem.run({ code, password })) !== undefined) onDone();
        }}
      >
        <FormError>{redeem.error?.message}</FormError>
        <input type="hidden" name="username" autoComplete="username" value={invitation.login} readOnly />
        <PasswordEntry
          label={t('newPassword')}
          description={t('newPasswordHelp', { length: organisation.passwordLength })}
          minLength={organisation.passwordLength}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          autoFocus
        />
        <Button type="submit" variant="primary" size="lg" isPending={redeem.isPending}>
          {t('setPassword')}
        </Button>
      </Form>
    </EntryFrame>
  );
}
