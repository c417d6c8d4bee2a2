import { QueryView, useAction, useOrganisation, useQueryRoute } from '@kontor/plugin-api/client';
import { changePassword, getSecondFactors } from '@kontor/schema';
import { Button, Card, Form, FormError, PasswordField, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { PasskeysCard } from './passkeys-view.tsx';
import { settingsMessages } from './settings-messages.ts';
import { TotpCard } from './totp-view.tsx';

/** Password and second factors. */
export function SecurityView() {
  const query = useQueryRoute(getSecondFactors, {});
  return (
    <div className="flex flex-col gap-5">
      <PasswordCard />
      <QueryView query={query}>
        {({ totp, passkeys, recoveryCodesLeft }) => (
          <>
            <TotpCard isOn={totp} recoveryCodesLeft={recoveryCodesLeft} />
            <PasskeysCard passkeys={passkeys} />
          </>
        )}
      </QueryView>
    </div>
  );
}

function PasswordCard() {
  const t = useMessages(settingsMessages);
  const toast = useToast();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { passwordLength } = useOrganisation();
  const change = useAction(changePassword);
  async function submit() {
    if (!(await change.run({ current, next }))) return;
    setCurrent('');
    setNext('');
    toast.show({ text: t('passwordChanged'), tone: 'success' });
  }
  return (
    <Card title={t('password')}>
      <Form isUnsaved={current !== '' || next !== ''} onSubmit={() => void submit()} className="max-w-sm">
        <FormError>{change.error?.message}</FormError>
        <PasswordField
          name="current"
          label={t('currentPassword')}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          isRequired
        />
        <PasswordField
          name="next"
          label={t('newPassword')}
          description={t('newPasswordHelp', { count: passwordLength })}
          value={next}
          onChange={setNext}
          autoComplete="new-password"
          minLength={passwordLength}
          isRequired
        />
        <div>
          <Button type="submit" isPending={change.isPending}>
            {t('changePassword')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
