import { isError, QueryView, useAction, useQueryRoute } from '@kontor/plugin-api/client';
import {
  getOrganisation,
  listOpenIdProviders,
  type OpenIdProvider,
  openIdProviderFailed,
  removeOpenIdProvider,
  tryOpenIdProvider,
} from '@kontor/schema';
import { Button, EmptyState, FormError, KeyRound, Plus, useMessages, useToast } from '@kontor/ui';
import { useState } from 'react';
import { ProviderForm } from './provider-form-view.tsx';
import { SourceMenu } from './source-menu-view.tsx';
import { sourceMessages } from './source-messages.ts';

/** OpenID Connect providers, and what has to be registered there. */
export function ProvidersView() {
  const t = useMessages(sourceMessages);
  const query = useQueryRoute(listOpenIdProviders, {});
  const [edited, setEdited] = useState<OpenIdProvider | 'new'>();
  return (
    <section aria-labelledby="providers" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="providers" className="text-lg font-semibold">
          {t('providers')}
        </h2>
        <Button icon={Plus} onPress={() => setEdited('new')}>
          {t('addProvider')}
        </Button>
      </div>
      <QueryView query={query}>
        {({ providers, callback }) => (
          <>
            <p className="text-sm break-words text-muted">{t('providersHelp', { address: callback })}</p>
            {providers.length === 0 ? (
              <EmptyState icon={KeyRound} title={t('noProviders')}>
                {t('noProvidersHelp')}
              </EmptyState>
            ) : (
              <ul aria-label={t('providers')} className="divide-y divide-border">
                {providers.map((provider) => (
                  <ProviderRow key={provider.id} provider={provider} onEdit={() => setEdited(provider)} />
                ))}
              </ul>
            )}
          </>
        )}
      </QueryView>
      {edited !== undefined && (
        <ProviderForm provider={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </section>
  );
}

function ProviderRow({ provider, onEdit }: { readonly provider: OpenIdProvider; readonly onEdit: () => void }) {
  const t = useMessages(sourceMessages);
  const toast = useToast();
  const remove = useAction(removeOpenIdProvider, { refreshes: [listOpenIdProviders, getOrganisation] });
  const test = useAction(tryOpenIdProvider);
  const { id, name, issuer, accounts, fixed } = provider;
  const answer = isError(test.error, openIdProviderFailed) ? test.error.details.answer : undefined;
  return (
    <li className="flex flex-col gap-3 py-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <p className="font-medium">{name}</p>
          <p className="pt-1 text-sm break-words text-muted">
            {`${issuer} · ${t('accountCount', { count: accounts })}`}
          </p>
          {fixed && <p className="pt-1 text-sm text-muted">{t('fixed', { variable: 'KONTOR_OIDC_ISSUER' })}</p>}
        </div>
        <SourceMenu name={name} isFixed={fixed} onEdit={onEdit} onRemove={() => void remove.run({ provider: id })} />
      </div>
      <FormError>
        {typeof answer === 'string' ? t('testFails', { answer }) : (test.error ?? remove.error)?.message}
      </FormError>
      <div>
        <Button
          size="sm"
          isPending={test.isPending}
          onPress={async () => {
            if (await test.run({ provider: id })) toast.show({ text: t('providerWorks'), tone: 'success' });
          }}
        >
          {t('test')}
        </Button>
      </div>
    </li>
  );
}
