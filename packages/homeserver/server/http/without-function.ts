import type { Core } from '../homeserver-core.ts';
import { MatrixError } from '../matrix-error.ts';
import { EndpointList } from './endpoint.ts';

/** What clients ask for and this homeserver has not: they are told so in the form each endpoint has for it. */
export function endpointsWithoutFunction(core: Core) {
  return (
    new EndpointList()
      // "OAuth 2.0 API": people sign in by the other one.
      .at('GET /v1/auth_metadata', 'anyone', () => {
        throw new MatrixError(404, 'M_UNRECOGNIZED', 'People sign in without OAuth 2.0 here');
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
