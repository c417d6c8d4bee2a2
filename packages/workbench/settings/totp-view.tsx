import { useAction } from '@kontor/plugin-api/client';
import { beginTotp, confirmTotp, getSecondFactors, getSession, type OutputOf, removeTotp } from '@kontor/schema';
import {
  Badge,
  Button,
  Card,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { PasswordDialog } from './password-dialog-view.tsx';
import { SecretView } from './secret-view.tsx';
import { settingsMessages } from './settings-messages.ts';

type Step =
  | { readonly at: 'off' }
  | { readonly at: 'password'; readonly purpose: 'on' | 'off' }
  | { readonly at: 'scan'; readonly secret: OutputOf<typeof beginTotp> }
  | { readonly at: 'codes'; readonly codes: readonly string[] };

/** The authenticator app: off, being set up in three steps, or on. */
export function TotpCard({ isOn, recoveryCodesLeft }: { readonly isOn: boolean; readonly recoveryCodesLeft: number }) {
  const t = useMessages(settingsMessages);
  const toast = useToast();
  const [step, setStep] = useState<Step>({ at: 'off' });
  const begin = useAction(beginTotp);
  const remove = useAction(removeTotp, { refreshes: [getSecondFactors, getSession] });
  const close = () => setStep({ at: 'off' });
  const ask = (purpose: 'on' | 'off') => {
    begin.reset();
    remove.reset();
    setStep({ at: 'password', purpose });
  };
  async function submitPassword(purpose: 'on' | 'off', password: string) {
    if (purpose === 'on') {
      const secret = await begin.run({ password });
      if (secret) setStep({ at: 'scan', secret });
    } else if (await remove.run({ password })) {
      close();
      toast.show({ text: t('totpTurnedOff') });
    }
  }
  return (
    <Card title={t('totp')} action={isOn && <Badge tone="success">✓</Badge>}>
      <p className="max-w-prose pb-4 text-sm text-muted">
        {isOn ? t('totpOn', { count: recoveryCodesLeft }) : t('totpOff')}
      </p>
      <Button onPress={() => ask(isOn ? 'off' : 'on')}>{isOn ? t('totpTurnOff') : t('totpTurnOn')}</Button>
      {step.at === 'password' && (
        <PasswordDialog
          title={t('totp')}
          action={step.purpose === 'on' ? t('confirm') : t('totpTurnOff')}
          isPending={begin.isPending || remove.isPending}
          error={(begin.error ?? remove.error)?.message}
          onSubmit={(password) => void submitPassword(step.purpose, password)}
          onClose={close}
        />
      )}
      {step.at === 'scan' && (
        <ScanDialog secret={step.secret} onClose={close} onDone={(codes) => setStep({ at: 'codes', codes })} />
      )}
      {step.at === 'codes' && (
        <Dialog title={t('recoveryTitle')} isOpen onOpenChange={close} keepsOpen>
          <p className="pb-4 text-muted">{t('recoveryHelp')}</p>
          <SecretView lines={step.codes} />
          <div className="pt-5">
            <FormActions>
              <Button variant="primary" onPress={close}>
                {t('stored')}
              </Button>
            </FormActions>
          </div>
        </Dialog>
      )}
    </Card>
  );
}

interface ScanDialogProps {
  readonly secret: OutputOf<typeof beginTotp>;
  readonly onDone: (codes: readonly string[]) => void;
  readonly onClose: () => void;
}

function ScanDialog({ secret, onDone, onClose }: ScanDialogProps) {
  const t = useMessages(settingsMessages);
  const [code, setCode] = useState('');
  const confirm = useAction(confirmTotp, { refreshes: [getSecondFactors, getSession] });
  return (
    <Dialog title={t('totp')} isOpen onOpenChange={onClose} keepsOpen>
      <Form
        isUnsaved={false}
        onSubmit={async () => {
          const answer = await confirm.run({ code });
          if (answer) onDone(answer.recoveryCodes);
        }}
      >
        <Lead>{t('totpScan')}</Lead>
        <img
          src={secret.qrCode}
          alt={t('totpImage')}
          className="size-44 self-center rounded-lg bg-on-solid p-2 [image-rendering:pixelated]"
        />
        <p className="text-center text-sm">
          {t('totpKey')}: <code className="font-mono break-all select-all">{secret.secret}</code>
        </p>
        <FormError>{confirm.error?.message}</FormError>
        <TextField
          name="code"
          label={t('totpCode')}
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          isRequired
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={confirm.isPending}>
            {t('confirm')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
