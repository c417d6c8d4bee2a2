import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, nothing } from '../fields.ts';
import { scimClient, scimSettings } from './client.ts';
import { scimClientNotFound } from './errors.ts';

const withToken = z.object({
  client: scimClient,
  /** Shown once; Kontor keeps a hash of it. */
  token: z.string(),
});

export const listScimClients = defineRoute({
  name: 'scim.list',
  method: 'GET',
  path: '/api/scim/clients',
  access: 'administrator',
  summary: 'Programs that look after people and groups by SCIM',
  input: nothing,
  output: z.object({
    clients: z.array(scimClient),
    /** What is entered at such a program. */
    address: z.string(),
  }),
  errors: [],
  keptOffline: false,
});

export const addScimClient = defineRoute({
  name: 'scim.add',
  method: 'POST',
  path: '/api/scim/clients',
  access: 'administrator',
  summary: 'Lets a program look after people and groups; answers with its token, which is not shown again',
  input: scimSettings,
  output: withToken,
  errors: [],
});

export const changeScimClient = defineRoute({
  name: 'scim.change',
  method: 'PUT',
  path: '/api/scim/clients/:client',
  access: 'administrator',
  summary: 'Changes how a program is called and how it finds people who are here already',
  input: scimSettings.extend({ client: id }),
  output: scimClient,
  errors: [scimClientNotFound],
});

export const renewScimToken = defineRoute({
  name: 'scim.renewToken',
  method: 'POST',
  path: '/api/scim/clients/:client/token',
  access: 'administrator',
  summary: 'Gives a program another token; the old one ends at once',
  input: z.object({ client: id }),
  output: withToken,
  errors: [scimClientNotFound],
});

export const removeScimClient = defineRoute({
  name: 'scim.remove',
  method: 'DELETE',
  path: '/api/scim/clients/:client',
  access: 'administrator',
  summary: 'Ends the access of a program; its people and groups stay, who has no password needs an invitation',
  input: z.object({ client: id }),
  output: nothing,
  errors: [scimClientNotFound],
});
