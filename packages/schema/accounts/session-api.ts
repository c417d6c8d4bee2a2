import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, nothing } from '../fields.ts';
import { session, sessionState } from './account.ts';
import { sessionNotFound } from './errors.ts';

export const getSession = defineRoute({
  name: 'accounts.getSession',
  method: 'GET',
  path: '/api/session',
  access: 'person',
  summary: 'Who is signed in',
  input: nothing,
  output: sessionState,
  errors: [],
});

export const signOut = defineRoute({
  name: 'accounts.signOut',
  method: 'DELETE',
  path: '/api/session',
  access: 'person',
  summary: 'Ends this session',
  input: nothing,
  output: nothing,
  errors: [],
});

export const listSessions = defineRoute({
  name: 'accounts.listSessions',
  method: 'GET',
  path: '/api/sessions',
  keptOffline: false,
  access: 'person',
  summary: 'Where the person is signed in',
  input: nothing,
  output: z.object({ sessions: z.array(session) }),
  errors: [],
});

export const endSession = defineRoute({
  name: 'accounts.endSession',
  method: 'DELETE',
  path: '/api/sessions/:session',
  access: 'person',
  summary: 'Ends one of the own sessions',
  input: z.object({ session: id }),
  output: nothing,
  errors: [sessionNotFound],
});

export const endOtherSessions = defineRoute({
  name: 'accounts.endOtherSessions',
  method: 'DELETE',
  path: '/api/sessions',
  access: 'person',
  summary: 'Signs out everywhere else',
  input: nothing,
  output: z.object({ ended: z.number().int() }),
  errors: [],
});
