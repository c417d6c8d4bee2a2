import { useAction } from '@kontor/plugin-api/client';
import {
  addOpenIdProvider,
  changeOpenIdProvider,
  getOrganisation,
  listOpenIdProviders,
  type OpenIdProvider,
} from '@kontor/schema';
import {
  Banner,
  Button,
  Dialog,
  Form,
  FormActions,
  FormError,
  PasswordField,
  Select,
  TextField,
  useMessages,
  useToast,
} from '@kontor/ui';
import { useState } from 'react';
import { sourceMessages } from './source-messages.ts';
import { draftOfProvider, inputOfProvider, isIssuer, type ProviderDraft } from './source-model.ts';

/** An OpenID Connect provider: which one, as whom Kontor comes there, and who comes in by it. */
export function ProviderForm(props: { readonly provider: OpenIdProvider | undefined; readonly onClose: () => void }) {
  const { provider, onClose } = props;
  const t = useMessages(sourceMessages);
  const toast = useToast();
  const refreshes = [listOpenIdProviders, getOrganisation];
  const [begun] = useState(() => draftOfProvider(provider));
  const [draft, setDraft] = useState(begun);
  const add = useAction(addOpenIdProvider, { refreshes });
  const save = useAction(changeOpenIdProvider, { refreshes });
  const change = (changed: Partial<ProviderDraft>) => setDraft((before) => ({ ...before, ...changed }));
  const fixed = provider?.fixed ?? false;
  async function submit(saved: () => void) {
    const input = inputOfProvider(draft);
    if (!(provider ? await save.run({ ...input, provider: provider.id }) : await add.run(input))) return;
    saved();
    toast.show({ text: t('saved'), tone: 'success' });
    onClose();
  }
  return (
    <Dialog title={provider?.name ?? t('addProvider')} isOpen onOpenChange={onClose}>
      <Form isUnsaved={JSON.stringify(draft) !== JSON.stringify(begun)} onSubmit={(saved) => void submit(saved)}>
        <FormError>{(add.error ?? save.error)?.message}</FormError>
        {fixed && <Banner tone="info">{t('fixed', { variable: 'KONTOR_OIDC_ISSUER' })}</Banner>}
        <TextField
          name="name"
          label={t('name')}
          value={draft.name}
          onChange={(name) => change({ name })}
          maxLength={80}
          isRequired
        />
        <TextField
          name="issuer"
          label={t('issuer')}
          description={t('issuerHelp')}
          value={draft.issuer}
          onChange={(issuer) => change({ issuer })}
          validate={(issuer) => (isIssuer(issuer) ? null : t('issuerInvalid'))}
          isDisabled={fixed}
          spellCheck="false"
          isRequired
        />
        <TextField
          name="clientId"
          label={t('clientId')}
          value={draft.clientId}
          onChange={(clientId) => change({ clientId })}
          isDisabled={fixed}
          spellCheck="false"
          autoComplete="off"
          isRequired
        />
        <PasswordField
          name="secret"
          label={t('clientSecret')}
          {...(provider?.secretSet && { description: t('clientSecretSet') })}
          value={draft.secret}
          onChange={(secret) => change({ secret })}
          isDisabled={fixed}
          autoComplete="new-password"
        />
        <Select<ProviderDraft['link']>
          name="link"
          label={t('link')}
          description={t('linkHelp')}
          value={draft.link}
          onChange={(link) => change({ link })}
          options={[
            { id: 'never', label: t('linkNever') },
            { id: 'login', label: t('linkLogin') },
            { id: 'email', label: t('linkEmail') },
          ]}
        />
        {draft.link === 'login' && (
          <TextField
            name="loginClaim"
            label={t('loginClaim')}
            value={draft.loginClaim}
            onChange={(loginClaim) => change({ loginClaim })}
            spellCheck="false"
            isRequired
          />
        )}
        <TextField
          name="secondFactorBy"
          label={t('secondFactorBy')}
          description={t('secondFactorByHelp')}
          value={draft.secondFactorBy}
          onChange={(secondFactorBy) => change({ secondFactorBy })}
          spellCheck="false"
        />
        <FormActions>
          <Button slot="close">{t('cancel')}</Button>
          <Button type="submit" variant="primary" isPending={add.isPending || save.isPending}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
