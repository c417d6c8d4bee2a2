import type { Core } from '../homeserver-core.ts';
import { MatrixError, missingParam } from '../matrix-error.ts';
import { EndpointList } from './endpoint.ts';

/** What clients ask for and this homeserver has not: they are told so in the form each endpoint has for it. */
export function endpointsWithoutFunction(core: Core) {
  return (
    new EndpointList()
      // "Voice over IP": calls are connected by other services.
      .at('GET /v3/voip/turnServer', 'user', () => ({}))
      // "Third-party networks".
      .at('GET /v3/thirdparty/protocols', 'user', () => ({}))
      // "OAuth 2.0 API": people sign in by the other one.
      .at('GET /v1/auth_metadata', 'anyone', () => {
        throw new MatrixError(404, 'M_UNRECOGNIZED', 'People sign in without OAuth 2.0 here');
      })
      // "Token-authenticated registration": nobody can make such tokens.
      .at('GET /v1/register/m.login.registration_token/validity', 'anyone', ({ query }) => {
        if (!query.has('token')) throw missingParam('token is missing');
        return { valid: false };
      })
      // "OpenID" of the server-server API: whom a token was given to.
      .at('GET /_matrix/federation/v1/openid/userinfo', 'anyone', ({ query }) => {
        const token = query.get('access_token');
        if (token === null) throw new MatrixError(401, 'M_MISSING_TOKEN', 'access_token is missing');
        const userId = core.openIdTokens.find(token);
        if (userId === undefined) throw new MatrixError(401, 'M_UNKNOWN_TOKEN', 'The token is unknown or too old');
        return { sub: userId };
      })
  );
}
