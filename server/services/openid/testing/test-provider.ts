import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const clientId = 'kontor';
export const clientSecret = 'ein-langes-Geheimnis-von-Kontor';

/** Somebody at the provider. */
export interface ProviderPerson {
  readonly subject: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly login?: string;
  /** How they signed in there (RFC 8176). */
  readonly amr?: readonly string[];
}

/** A real OpenID Connect provider on loopback. Whoever comes is `person`, without being asked for anything. */
export class TestProvider {
  /** Who signs in there next; nobody refuses the sign-in. */
  person: ProviderPerson | undefined;
  readonly #server: Server = createServer();
  #people = new Map<string, ProviderPerson>();

  get issuer(): string {
    const { port } = this.#server.address() as AddressInfo; // it listens on a port
    return `http://127.0.0.1:${port}`;
  }

  async start(callback: string): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const provider = this.#make(callback);
    const answer = provider.callback();
    this.#server.on('request', (request, response) => {
      if (request.url?.startsWith('/interaction/')) void this.#interact(provider, request, response);
      else void answer(request, response);
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #make(callback: string): Provider {
    return new Provider(this.issuer, {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [callback],
          grant_types: ['authorization_code'],
          response_types: ['code'],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      claims: { openid: ['sub', 'amr'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_context, subject) => ({
        accountId: subject,
        claims: async () => {
          const { email, emailVerified, login } = this.#people.get(subject) ?? {};
          return {
            sub: subject,
            ...(email !== undefined && { email, email_verified: emailVerified ?? true }),
            ...(login !== undefined && { preferred_username: login }),
          };
        },
      }),
      // Nobody is asked whether Kontor may know them.
      loadExistingGrant: async ({ oidc }) => {
        const accountId = oidc.session?.accountId;
        const grant = new oidc.provider.Grant({
          ...(oidc.client && { clientId: oidc.client.clientId }),
          ...(accountId !== undefined && { accountId }),
        });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    });
  }

  async #interact(
    provider: Provider,
    ...[request, response]: Parameters<Provider['interactionFinished']> extends [infer A, infer B, ...unknown[]]
      ? [A, B]
      : never
  ): Promise<void> {
    const { person } = this;
    if (!person) {
      await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'nein' });
      return;
    }
    this.#people.set(person.subject, person);
    const login = { accountId: person.subject, ...(person.amr && { amr: [...person.amr] }) };
    await provider.interactionFinished(request, response, { login });
  }
}
