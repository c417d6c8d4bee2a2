import { enterpriseSchema, groupSchema, type ScimSchema, userSchema } from './resources/scim-schemas.ts';
import { mostAtOnce } from './scim-query.ts';

/** What Kontor can do (RFC 7643 section 5). */
export function serviceProviderConfig(address: string) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: mostAtOnce },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token that an administrator of Kontor makes for one client',
        specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${address}/ServiceProviderConfig` },
  };
}

/** RFC 7643 section 6. */
export function resourceTypes(address: string) {
  const describe = (name: string, endpoint: string, schema: ScimSchema, extension?: ScimSchema) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    endpoint,
    description: schema.description,
    schema: schema.id,
    ...(extension && { schemaExtensions: [{ schema: extension.id, required: false }] }),
    meta: { resourceType: 'ResourceType', location: `${address}/ResourceTypes/${name}` },
  });
  return [describe('User', '/Users', userSchema, enterpriseSchema), describe('Group', '/Groups', groupSchema)];
}

/** RFC 7643 section 7. */
export function schemas(address: string) {
  return [userSchema, groupSchema, enterpriseSchema].map((schema) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...schema,
    meta: { resourceType: 'Schema', location: `${address}/Schemas/${schema.id}` },
  }));
}
