import { z } from 'zod';
import { id, requiredLine } from '../fields.ts';

/** How somebody who comes for the first time becomes one of the accounts; `never`: only whom a provider knows already. */
export const openIdLink = z.enum(['never', 'login', 'email']);

const providerFields = {
  /** Shown on the sign-in page. */
  name: requiredLine(80),
  /** As the provider writes it itself; `/.well-known/openid-configuration` is below it. */
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  clientId: requiredLine(300),
  link: openIdLink,
  /** The claim that holds the login, where accounts are found by it. */
  loginClaim: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/),
  /**
   * Values of `amr` (RFC 8176) or `acr` by which the provider says that there was a second factor; then Kontor asks for none.
   * None trusts no provider with that.
   */
  secondFactorBy: z.array(z.string().trim().min(1).max(100)).max(10),
};

/** An OpenID Connect provider where people sign in. */
export const openIdSettings = z.object(providerFields);
export type OpenIdSettings = z.output<typeof openIdSettings>;

export const openIdProvider = openIdSettings.extend({
  id,
  secretSet: z.boolean(),
  /** Set by KONTOR_OIDC_ISSUER: its address and client are not changeable here. */
  fixed: z.boolean(),
  /** Accounts that have signed in there. */
  accounts: z.number().int(),
});
export type OpenIdProvider = z.output<typeof openIdProvider>;

/** What the sign-in page shows of a provider. */
export const openIdChoice = z.object({ id, name: z.string() });

/** Where a browser goes to sign in at a provider. */
export function openIdBeginAddress(provider: string, next: string, shared: boolean): string {
  return `/api/openid/${provider}/begin?next=${encodeURIComponent(next)}${shared ? '&shared=1' : ''}`;
}

/** Where a browser comes back to from a provider, to be registered there. */
export const openIdCallbackPath = '/api/openid/callback';
