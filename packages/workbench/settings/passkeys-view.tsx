import { useAction } from '@kontor/plugin-api/client';
import { addPasskey, beginPasskey, getSecondFactors, getSession, type Passkey, removePasskey } from '@kontor/schema';
import {
  Button,
  Card,
  ItemList,
  type ItemRow,
  KeyRound,
  Plus,
  TextField,
  useFormats,
  useMessages,
  useToast,
} from '@kontor/ui';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { useState } from 'react';
import { isPasskeyFailure } from '../session/passkey-failure.ts';
import { PasswordDialog } from './password-dialog-view.tsx';
import { settingsMessages } from './settings-messages.ts';

/** The person's passkeys, and a way to make one on this device. */
export function PasskeysCard({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const t = useMessages(settingsMessages);
  const { formatDate } = useFormats();
  const toast = useToast();
  const [isAdding, setAdding] = useState(false);
  const remove = useAction(removePasskey, { refreshes: [getSecondFactors, getSession] });
  const [removing, setRemoving] = useState<Pick<Passkey, 'id' | 'name'>>();
  const askToRemove = (passkey: Pick<Passkey, 'id' | 'name'>) => {
    remove.reset();
    setRemoving(passkey);
  };
  async function confirmRemoval(passkey: string, password: string) {
    if (!(await remove.run({ passkey, password }))) return;
    setRemoving(undefined);
    toast.show({ text: t('passkeyRemoved') });
  }
  const row = ({ id, name, lastUsedAt }: Passkey): ItemRow => ({
    id,
    text: name,
    title: name,
    subtitle: lastUsedAt === null ? t('neverUsed') : t('lastUsed', { when: formatDate(lastUsedAt) }),
    start: <KeyRound aria-hidden className="size-5 shrink-0 text-muted" />,
    end: (
      <Button size="sm" variant="quiet" onPress={() => askToRemove({ id, name })}>
        {t('remove')}
      </Button>
    ),
  });
  return (
    <Card title={t('passkeys')}>
      <p className="max-w-prose pb-4 text-sm text-muted">{t('passkeysHelp')}</p>
      {passkeys.length > 0 && <ItemList label={t('passkeys')} items={passkeys} row={row} className="-mx-3 pb-4" />}
      {'PublicKeyCredential' in window && (
        <Button icon={Plus} onPress={() => setAdding(true)}>
          {t('addPasskey')}
        </Button>
      )}
      {isAdding && <AddPasskeyDialog onClose={() => setAdding(false)} />}
      {removing && (
        <PasswordDialog
          title={t('removeQuestion', { name: removing.name })}
          action={t('remove')}
          isPending={remove.isPending}
          error={remove.error?.message}
          onSubmit={(password) => void confirmRemoval(removing.id, password)}
          onClose={() => setRemoving(undefined)}
        >
          <p className="max-w-prose pb-4 text-muted">{t('removePasskeyHelp')}</p>
        </PasswordDialog>
      )}
    </Card>
  );
}

function AddPasskeyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages(settingsMessages);
  const toast = useToast();
  const [name, setName] = useState('');
  const [isAborted, setAborted] = useState(false);
  const begin = useAction(beginPasskey);
  const add = useAction(addPasskey, { refreshes: [getSecondFactors, getSession] });
  async function submit(password: string) {
    setAborted(false);
    const asked = await begin.run({ password });
    if (!asked) return;
    try {
      const { startRegistration } = await import('@simplewebauthn/browser');
      const optionsJSON = asked.options as unknown as PublicKeyCredentialCreationOptionsJSON; // made by the server's WebAuthn library
      const response = { ...(await startRegistration({ optionsJSON })) };
      if (!(await add.run({ challenge: asked.challenge, name, response }))) return;
      toast.show({ text: t('passkeyAdded'), tone: 'success' });
      onClose();
    } catch (failure) {
      if (!(failure instanceof Error && isPasskeyFailure(failure))) throw failure;
      setAborted(true);
    }
  }
  return (
    <PasswordDialog
      title={t('addPasskey')}
      action={t('addPasskey')}
      isPending={begin.isPending || add.isPending}
      error={isAborted ? t('passkeyAborted') : (begin.error ?? add.error)?.message}
      onSubmit={(password) => void submit(password)}
      onClose={onClose}
      isChanged={name !== ''}
    >
      <TextField
        name="name"
        label={t('passkeyName')}
        description={t('passkeyNameHelp')}
        value={name}
        onChange={setName}
        maxLength={60}
        isRequired
      />
    </PasswordDialog>
  );
}
