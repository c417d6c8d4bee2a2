import { openIdBeginAddress } from '@kontor/schema';
import { Banner, KeyRound, useMessages } from '@kontor/ui';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useEntry } from './entry-context.ts';
import { EntryFrame } from './entry-frame-view.tsx';
import {
  NativeButton,
  NativeCheckbox,
  NativeField,
  nativeButtonClasses,
  nativeLinkClasses,
} from './native-form-view.tsx';
import type { EntryPage } from './page-model.ts';
import { Problem, problemText } from './problem-view.tsx';
import { SecondFactorView } from './second-factor-view.tsx';
import { sessionMessages } from './session-messages.ts';
import { type SignIn, useSignIn } from './sign-in-model.ts';

/** Login and password, or a passkey; then the second factor where one guards the account. */
export function SignInView({ notice }: { readonly notice?: string }) {
  const { call, leave } = useEntry();
  const signIn = useSignIn(call, leave);
  useComingBack(signIn);
  if (signIn.stage === 'second-factor') return <SecondFactorView signIn={signIn} />;
  return <CredentialsView signIn={signIn} notice={notice} />;
}

function CredentialsView({ signIn, notice }: { readonly signIn: SignIn; readonly notice: string | undefined }) {
  const { organisation } = useEntry();
  const t = useMessages(sessionMessages);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  return (
    <EntryFrame title={t('signIn')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!signIn.isPending) void signIn.sendCredentials(login, password);
        }}
      >
        {notice !== undefined && <Banner tone="success">{notice}</Banner>}
        {organisation.demo && (
          <Banner tone="info" title={t('demoTitle')}>
            {t('demo')}
          </Banner>
        )}
        <Problem text={problemText(signIn, t('passkeyAborted'))} />
        <NativeField
          name="login"
          label={t('login')}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordRow value={password} onChange={setPassword} />
        <NativeCheckbox
          name="shared"
          label={t('sharedComputer')}
          description={t('sharedComputerHelp')}
          isChecked={signIn.isShared}
          onChange={signIn.setShared}
        />
        <NativeButton type="submit" look="primary" isPending={signIn.isPending}>
          {t('signIn')}
        </NativeButton>
        {signIn.canUsePasskeys && (
          <NativeButton
            icon={<KeyRound aria-hidden className="size-4" />}
            onClick={() => {
              if (!signIn.isPending) void signIn.sendPasskey();
            }}
          >
            {t('withPasskey')}
          </NativeButton>
        )}
        <ProviderLinks shared={signIn.isShared} />
        <p className="flex flex-wrap justify-between gap-x-4 gap-y-2 text-sm">
          <EntryLink page="reset" href="/password-reset" text={t('forgot')} />
          <EntryLink page="welcome" href="/welcome" text={t('haveCode')} />
        </p>
      </form>
    </EntryFrame>
  );
}

/** Somebody comes back from a provider: the rest of the way is asked for once. */
function useComingBack({ finishProvider }: SignIn): void {
  const isDone = useRef(false);
  useEffect(() => {
    const address = new URL(window.location.href);
    if (isDone.current || !address.searchParams.has('openid')) return;
    isDone.current = true;
    address.searchParams.delete('openid');
    window.history.replaceState(null, '', address);
    void finishProvider();
  }, [finishProvider]);
}

/** Other places to sign in at; a way out of this page, so these are links. */
function ProviderLinks({ shared }: { readonly shared: boolean }) {
  const { organisation, next } = useEntry();
  const t = useMessages(sessionMessages);
  return organisation.signIns?.map(({ id, name }) => (
    <a key={id} href={openIdBeginAddress(id, next, shared)} className={nativeButtonClasses()}>
      {t('withProvider', { name })}
    </a>
  ));
}

function PasswordRow({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useMessages(sessionMessages);
  const [isShown, setShown] = useState(false);
  return (
    <NativeField
      name="password"
      label={t('password')}
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      autoComplete="current-password"
      spellCheck={false}
      required
      aside={
        <NativeButton
          look="quiet"
          onClick={() => setShown(!isShown)}
          className="absolute end-0 -top-1 text-accent-text coarse:-top-3"
        >
          {isShown ? t('hidePassword') : t('showPassword')}
        </NativeButton>
      }
    />
  );
}

function EntryLink({ page, href, text }: { readonly page: EntryPage; readonly href: string; readonly text: string }) {
  const { show } = useEntry();
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(page);
  };
  return (
    <a href={href} onClick={follow} className={nativeLinkClasses}>
      {text}
    </a>
  );
}
