import { type Asked, ThirdPartyLookup } from '../appservices/third-party-lookup.ts';
import type { Core } from '../homeserver-core.ts';
import { missingParam, notFound } from '../matrix-error.ts';
import type { Call } from './call.ts';
import { EndpointList } from './endpoint.ts';

/** "Third-party networks": what the bridges among the application services say of theirs. */
export function thirdPartyEndpoints(core: Core) {
  const lookup = new ThirdPartyLookup(core.config);
  const inNetwork = async (call: Call, kind: Asked['kind']) => {
    const protocol = call.param('protocol');
    if (!lookup.protocols.has(protocol)) throw notFound('No bridge speaks this protocol');
    return lookup.find({ kind, protocol, fields: fieldsOf(call) });
  };
  const byMatrixId = (call: Call, kind: Asked['kind'], name: string) => {
    const id = call.query.get(name);
    if (id === null) throw missingParam(`${name} is missing`);
    return lookup.find({ kind, fields: { [name]: id } });
  };
  return new EndpointList()
    .at('GET /v3/thirdparty/protocols', 'user', () => lookup.describeAll())
    .at('GET /v3/thirdparty/protocol/:protocol', 'user', async (call) => {
      const found = await lookup.describe(call.param('protocol'));
      if (!found) throw notFound('No bridge speaks this protocol');
      return found;
    })
    .at('GET /v3/thirdparty/location/:protocol', 'user', (call) => inNetwork(call, 'location'))
    .at('GET /v3/thirdparty/user/:protocol', 'user', (call) => inNetwork(call, 'user'))
    .at('GET /v3/thirdparty/location', 'user', (call) => byMatrixId(call, 'location', 'alias'))
    .at('GET /v3/thirdparty/user', 'user', (call) => byMatrixId(call, 'user', 'userid'));
}

/** The fields of the network, without what is meant for ourselves. */
function fieldsOf({ query }: Call): Record<string, string> {
  const fields = Object.fromEntries(query);
  delete fields.access_token;
  return fields;
}
