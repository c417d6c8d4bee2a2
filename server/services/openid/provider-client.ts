import type { OpenIdSettings } from '@kontor/schema';
import * as openid from 'openid-client';
import { isLoopback } from '../../config/config.ts';

/** What is needed to speak with a provider. */
export interface OpenIdServer {
  readonly settings: OpenIdSettings;
  readonly secret: string | undefined;
}

const timeoutSeconds = 10;
const keptMs = 60 * 60_000;

/** Claims that matter here, of the ID token and of the userinfo endpoint. */
export interface Claims {
  readonly subject: string;
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  /** By their names. */
  readonly texts: ReadonlyMap<string, string>;
  /** How somebody signed in there (`amr`, `acr`). */
  readonly methods: readonly string[];
}

/** Speaks OpenID Connect with providers: the code flow with PKCE, state and nonce (OpenID Connect Core 1.0 section 3.1). */
export class ProviderClient {
  readonly #known = new Map<
    string,
    { readonly until: number; readonly configuration: Promise<openid.Configuration> }
  >();

  /** What a provider says of itself, looked up once an hour. */
  async discover(server: OpenIdServer): Promise<openid.Configuration> {
    const key = JSON.stringify(server);
    const known = this.#known.get(key);
    if (known && known.until > Date.now()) return known.configuration;
    const configuration = discover(server);
    this.#known.set(key, { until: Date.now() + keptMs, configuration });
    configuration.catch(() => this.#known.delete(key));
    return configuration;
  }

  /** Where to send a browser, and what to remember until it comes back. */
  async begin(
    server: OpenIdServer,
    redirectUri: string,
  ): Promise<{ readonly address: URL; readonly state: string; readonly nonce: string; readonly verifier: string }> {
    const configuration = await this.discover(server);
    const verifier = openid.randomPKCECodeVerifier();
    const [state, nonce] = [openid.randomState(), openid.randomNonce()];
    const address = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { address, state, nonce, verifier };
  }

  /**
   * Exchanges what a browser brought back for claims. Throws unless all of it is right: state, issuer, code, PKCE, and in the
   * ID token signature, issuer, audience, time and nonce.
   */
  async finish(
    server: OpenIdServer,
    broughtBack: URL,
    expected: { readonly state: string; readonly nonce: string; readonly verifier: string },
  ): Promise<Claims> {
    const configuration = await this.discover(server);
    const tokens = await openid.authorizationCodeGrant(configuration, broughtBack, {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.verifier,
      idTokenExpected: true,
    });
    const token = tokens.claims();
    if (!token) throw new Error('the provider sent no ID token');
    const hasUserInfo = configuration.serverMetadata().userinfo_endpoint !== undefined;
    const user = hasUserInfo ? await openid.fetchUserInfo(configuration, tokens.access_token, token.sub) : {};
    return readClaims({ ...user, ...token });
  }
}

async function discover({ settings, secret }: OpenIdServer): Promise<openid.Configuration> {
  const issuer = new URL(settings.issuer);
  const isPlain = issuer.protocol === 'http:' && isLoopback(issuer.hostname);
  return openid.discovery(
    issuer,
    settings.clientId,
    undefined,
    secret === undefined ? openid.None() : openid.ClientSecretPost(secret),
    {
      timeout: timeoutSeconds,
      // The signature of ID tokens is checked, too, though they come straight from the provider.
      execute: [openid.enableNonRepudiationChecks, ...(isPlain ? [openid.allowInsecureRequests] : [])],
    },
  );
}

function readClaims(claims: Readonly<Record<string, unknown>>): Claims {
  const texts = new Map(
    Object.entries(claims).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const methods = Array.isArray(claims.amr) ? claims.amr.filter((method) => typeof method === 'string') : [];
  const level = texts.get('acr');
  return {
    subject: texts.get('sub') ?? '',
    email: texts.get('email'),
    emailVerified: claims.email_verified === true,
    texts,
    methods: level === undefined ? methods : [...methods, level],
  };
}
