import { Button, Dialog, FormActions, useMessages } from '@kontor/ui';
import { SecretView } from '../settings/secret-view.tsx';
import { scimMessages } from './scim-messages.ts';

/** A token, as it is known once. */
export interface NewToken {
  readonly name: string;
  readonly token: string;
}

interface ScimTokenProps {
  readonly given: NewToken;
  readonly address: string;
  readonly onClose: () => void;
}

/** Shows a new token, with the address that goes with it. */
export function ScimToken({ given, address, onClose }: ScimTokenProps) {
  const t = useMessages(scimMessages);
  return (
    <Dialog title={t('tokenTitle', { name: given.name })} isOpen onOpenChange={onClose} keepsOpen>
      <p className="pb-4 text-muted">{t('tokenHelp')}</p>
      <h3 className="pb-1.5 text-sm font-medium">{t('address')}</h3>
      <p className="pb-4 font-mono text-sm break-all select-all">{address}</p>
      <h3 className="pb-1.5 text-sm font-medium">{t('token')}</h3>
      <SecretView lines={[given.token]} />
      <div className="pt-5">
        <FormActions>
          <Button variant="primary" onPress={onClose}>
            {t('done')}
          </Button>
        </FormActions>
      </div>
    </Dialog>
  );
}
