import { QueryView, useQueryRoute, useSession } from '@kontor/plugin-api/client';
import { getSecondFactors } from '@kontor/schema';
import { Banner, Button, Link, useFormats, useMessages } from '@kontor/ui';
import { useDevice } from '../local/device-context.ts';
import { useSignOut } from '../shell/use-sign-out.ts';
import { PasskeysCard } from './passkeys-view.tsx';
import { settingsMessages } from './settings-messages.ts';
import { TotpCard } from './totp-view.tsx';

/** Until when a second factor has to be there; nothing to whom it is not missing. */
export function SecondFactorNotice() {
  const t = useMessages(settingsMessages);
  const { formatDate } = useFormats();
  const due = useSession().account.secondFactorDue;
  if (due == null) return null;
  return (
    <Banner tone="warning" className="m-3" action={<Link href="/settings/security">{t('factorSetUp')}</Link>}>
      {t('factorDue', { day: formatDate(due, 'medium') })}
    </Banner>
  );
}

/**
 * All that is open to somebody whose second factor is overdue. It stays until they go on themselves, since the recovery
 * codes are shown only once.
 */
export function SecondFactorGate() {
  const t = useMessages(settingsMessages);
  const query = useQueryRoute(getSecondFactors, {});
  const isMissing = useSession().account.secondFactorDue != null;
  const signOut = useSignOut();
  const copies = useDevice()?.copies;
  const goOn = async () => {
    await copies?.flush(); // else the next start would begin with the copy that still misses the factor
    window.location.reload();
  };
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col gap-5 px-4 py-8 sm:py-14">
      <h1 className="text-2xl font-semibold">{t('factorGate')}</h1>
      <p className="text-muted">{t('factorGateHelp')}</p>
      <QueryView query={query}>
        {({ totp, passkeys, recoveryCodesLeft }) => (
          <>
            <TotpCard isOn={totp} recoveryCodesLeft={recoveryCodesLeft} />
            <PasskeysCard passkeys={passkeys} />
          </>
        )}
      </QueryView>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" isDisabled={isMissing} onPress={() => void goOn()}>
          {t('factorGoOn')}
        </Button>
        <Button onPress={() => void signOut()}>{t('factorSignOut')}</Button>
      </div>
    </main>
  );
}
