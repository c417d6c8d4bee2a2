import type { Audit } from '@kontor/plugin-api/server';
import {
  addOpenIdProvider,
  changeOpenIdProvider,
  finishOpenIdSignIn,
  listOpenIdProviders,
  openIdCallbackPath,
  removeOpenIdProvider,
  tryOpenIdProvider,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createOpenId as createTables } from '../../migrations/20261127-2352-create-openid.ts';
import type { Accounts } from '../accounts/index.ts';
import type { ListSignIns } from '../organisation/organisation-service.ts';
import { mountOpenId } from './openid-mounts.ts';
import { declareOpenId } from './openid-privacy.ts';
import { OpenIdSignInService } from './openid-sign-in-service.ts';
import { ProviderClient } from './provider-client.ts';
import { ProviderService } from './provider-service.ts';

/** What other services need of OpenID Connect. */
export interface OpenId {
  /** Providers that the sign-in page offers. */
  readonly listChoices: ListSignIns;
}

/** Signing in at OpenID Connect providers. */
export function createOpenId(core: Core, { audit, accounts }: { audit: Audit; accounts: Accounts }): OpenId {
  core.migrations.add(createTables);
  declareOpenId(core.privacy);
  const client = new ProviderClient();
  const providers = new ProviderService(core, { audit, client, accounts: accounts.external });
  const signIns = new OpenIdSignInService(core, { accounts, client, providers });
  mountOpenId(core, signIns);
  bindRoutes(core, providers, signIns);
  return { listChoices: async (tx) => (await providers.list(tx)).map(({ id, name }) => ({ id, name })) };
}

function bindRoutes({ http, database, config }: Core, providers: ProviderService, signIns: OpenIdSignInService): void {
  http.bind(finishOpenIdSignIn, (input, context) => signIns.finish(context, input));
  http.bind(listOpenIdProviders, async () => ({
    providers: await database.transaction((tx) => providers.list(tx)),
    callback: `${config.url}${openIdCallbackPath}`,
  }));
  http.bind(addOpenIdProvider, (input, { actor }) => database.transaction((tx) => providers.add(tx, actor, input)));
  http.bind(changeOpenIdProvider, (input, { actor }) =>
    database.transaction((tx) => providers.change(tx, actor, input)),
  );
  http.bind(removeOpenIdProvider, async (input, { actor }) => {
    await database.transaction((tx) => providers.remove(tx, actor, input.provider));
    return {};
  });
  http.bind(tryOpenIdProvider, (input) => providers.try(input.provider));
}
