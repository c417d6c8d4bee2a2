import { addAppPassword, listAppPasswords } from '@kontor/schema';
import {
  Banner,
  Button,
  Check,
  Copy,
  Dialog,
  Form,
  FormActions,
  FormError,
  Lead,
  Link,
  PasswordField,
  useMessages,
} from '@kontor/ui';
import { type ReactNode, useState } from 'react';
import { secretAddressMessages } from './secret-address-messages.ts';
import { useAction } from './use-action.ts';

export interface SecretAddressFormProps {
  /** What the app password behind the address is called among the others. */
  readonly name: string;
  /** The path of the address. */
  readonly pathOf: (secret: string) => string;
  readonly onMade: (address: string) => void;
  /** What is chosen before. */
  readonly children?: ReactNode;
}

/** Makes an address that a program reads without a sign-in: an app password of the scope `feeds` is part of it. */
export function SecretAddressForm({ name, pathOf, onMade, children }: SecretAddressFormProps) {
  const t = useMessages(secretAddressMessages);
  const [password, setPassword] = useState('');
  const { run, isPending, error } = useAction(addAppPassword, { refreshes: [listAppPasswords] });
  async function make() {
    const made = await run({ password, name: name.slice(0, 100), scopes: ['feeds'] });
    if (made) onMade(`${location.origin}${pathOf(made.secret)}`);
  }
  return (
    <Form isUnsaved={false} onSubmit={() => void make()}>
      <Banner tone="info">{t('warning')}</Banner>
      <FormError>{error?.message}</FormError>
      {children}
      <PasswordField
        name="password"
        label={t('password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        isRequired
      />
      <FormActions>
        <Button slot="close">{t('close')}</Button>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('make')}
        </Button>
      </FormActions>
    </Form>
  );
}

interface MadeSecretAddressProps {
  readonly address: string;
  readonly onClose: () => void;
}

/** The address, shown this once. */
export function MadeSecretAddress({ address, onClose }: MadeSecretAddressProps) {
  const t = useMessages(secretAddressMessages);
  return (
    <Dialog title={t('made')} size="sm" isOpen onOpenChange={onClose} keepsOpen>
      <div className="flex flex-col gap-4">
        <Lead>{t('madeHelp')}</Lead>
        <CopiedAddress address={address} />
        <AppPasswordsLink />
        <FormActions>
          <Button variant="primary" onPress={onClose}>
            {t('done')}
          </Button>
        </FormActions>
      </div>
    </Dialog>
  );
}

/** Selected by one click, copied by another. */
export function CopiedAddress({ address }: { readonly address: string }) {
  const t = useMessages(secretAddressMessages);
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <code className="rounded-lg bg-sunken px-3 py-2 text-sm break-all select-all">{address}</code>
      <div role="status">
        <Button
          size="sm"
          icon={isCopied ? Check : Copy}
          onPress={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
        >
          {isCopied ? t('copied') : t('copy')}
        </Button>
      </div>
    </div>
  );
}

export function AppPasswordsLink() {
  const t = useMessages(secretAddressMessages);
  return (
    <Link href="/settings/app-passwords" className="self-start text-sm">
      {t('appPasswords')}
    </Link>
  );
}
