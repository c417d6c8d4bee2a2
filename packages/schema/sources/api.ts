import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, nothing } from '../fields.ts';
import {
  sourceFailed,
  sourceFixed,
  sourceNeedsTls,
  sourceNotFound,
  sourceRunNotFound,
  sourceRunUnderWay,
} from './errors.ts';
import { ldapSettings, peopleSource, sourceReport, sourceRun } from './source.ts';

/** Left out keeps the stored one while server and user stay the same. */
const secret = z.string().min(1).max(500).optional();

export const listSources = defineRoute({
  name: 'sources.list',
  method: 'GET',
  path: '/api/sources',
  access: 'administrator',
  summary: 'Sources of people, with their last run',
  input: nothing,
  output: z.object({ sources: z.array(peopleSource) }),
  errors: [],
  keptOffline: false,
});

export const addSource = defineRoute({
  name: 'sources.add',
  method: 'POST',
  path: '/api/sources',
  access: 'administrator',
  summary: 'Adds an LDAP server or Active Directory as a source of people',
  input: ldapSettings.extend({ secret }),
  output: peopleSource,
  errors: [sourceNeedsTls],
});

export const changeSource = defineRoute({
  name: 'sources.change',
  method: 'PUT',
  path: '/api/sources/:source',
  access: 'administrator',
  summary: 'Changes a source of people',
  input: ldapSettings.extend({ source: id, secret }),
  output: peopleSource,
  errors: [sourceNotFound, sourceNeedsTls],
});

export const removeSource = defineRoute({
  name: 'sources.remove',
  method: 'DELETE',
  path: '/api/sources/:source',
  access: 'administrator',
  summary: 'Removes a source; its people stay, and who has no password needs an invitation',
  input: z.object({ source: id }),
  output: nothing,
  errors: [sourceNotFound, sourceFixed, sourceRunUnderWay],
});

export const trySource = defineRoute({
  name: 'sources.try',
  method: 'POST',
  path: '/api/sources/:source/test',
  access: 'administrator',
  summary: 'Asks the server of a source and says what it finds there',
  input: z.object({ source: id }),
  output: z.object({
    /** How many entries fit, at most 1,000 are counted. */
    people: z.number().int(),
    groups: z.number().int(),
    /** Attributes of the mapping that none of the first entries has. */
    unused: z.array(z.string()),
  }),
  errors: [sourceNotFound, sourceFailed],
  callsPerMinute: 10,
});

export const beginSourceRun = defineRoute({
  name: 'sources.beginRun',
  method: 'POST',
  path: '/api/sources/:source/runs',
  access: 'administrator',
  summary: 'Synchronises a source in the background, or only says what that would change',
  input: z.object({
    source: id,
    dryRun: z.boolean(),
    /** Suspends also more people than the source's bound allows. */
    force: z.boolean().default(false),
  }),
  output: sourceRun,
  errors: [sourceNotFound, sourceRunUnderWay],
});

export const getSourceRun = defineRoute({
  name: 'sources.getRun',
  method: 'GET',
  path: '/api/sources/:source/runs/:run',
  access: 'administrator',
  summary: 'A run with its report',
  input: z.object({ source: id, run: id }),
  output: sourceReport,
  errors: [sourceRunNotFound],
  keptOffline: false,
});
