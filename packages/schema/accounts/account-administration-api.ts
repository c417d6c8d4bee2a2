import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { day, id, login, nothing } from '../fields.ts';
import { account, accountRole, accountSession, accountState, oneTimeLink } from './account.ts';
import { accountNotFound, lastAdministrator, loginTaken, personHasAccount, sessionNotFound } from './errors.ts';

export const listAccounts = defineRoute({
  name: 'accounts.list',
  method: 'GET',
  path: '/api/accounts',
  access: 'administrator',
  summary: 'Accounts, by name or login, state and role, in pages',
  input: z.object({
    q: z.string().max(100).default(''),
    state: accountState.optional(),
    role: accountRole.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: z.object({ accounts: z.array(account), total: z.number().int() }),
  errors: [],
});

const personOnDay = z.object({ id, name: z.string(), day });

export const getAccountOverview = defineRoute({
  name: 'accounts.getOverview',
  method: 'GET',
  path: '/api/accounts/overview',
  access: 'administrator',
  summary: 'What is to do about people: who begins or leaves within 30 days, and who has no account',
  input: nothing,
  output: z.object({
    beginning: z.array(personOnDay),
    leaving: z.array(personOnDay),
    withoutAccount: z.object({ count: z.number().int(), persons: z.array(z.object({ id, name: z.string() })) }),
  }),
  errors: [],
});

export const createAccount = defineRoute({
  name: 'accounts.create',
  method: 'POST',
  path: '/api/accounts',
  access: 'administrator',
  summary: 'Makes an account for a person and an invitation: by mail, or as a code for a printed letter',
  input: z.object({ person: id, login, roles: z.array(accountRole).default([]), mail: z.boolean() }),
  output: z.object({ account, invitation: oneTimeLink }),
  errors: [personHasAccount, loginTaken, accountNotFound],
});

export const updateAccount = defineRoute({
  name: 'accounts.update',
  method: 'PATCH',
  path: '/api/accounts/:account',
  access: 'administrator',
  summary: 'Changes roles, suspends or reactivates',
  input: z.object({
    account: id,
    roles: z.array(accountRole).optional(),
    suspended: z.boolean().optional(),
    login: login.optional(),
  }),
  output: account,
  errors: [accountNotFound, lastAdministrator, loginTaken],
});

export const issueOneTimeLink = defineRoute({
  name: 'accounts.issueOneTimeLink',
  method: 'POST',
  path: '/api/accounts/:account/one-time-link',
  access: 'administrator',
  summary: 'A new invitation or reset for an account; older ones end',
  input: z.object({ account: id, mail: z.boolean() }),
  output: oneTimeLink,
  errors: [accountNotFound],
});

export const listAccountSessions = defineRoute({
  name: 'accounts.listSessionsOf',
  method: 'GET',
  path: '/api/accounts/:account/sessions',
  access: 'administrator',
  summary: 'Where an account is signed in: devices, without addresses and use',
  input: z.object({ account: id }),
  output: z.object({ sessions: z.array(accountSession) }),
  errors: [accountNotFound],
});

export const endAccountSession = defineRoute({
  name: 'accounts.endSessionOf',
  method: 'DELETE',
  path: '/api/accounts/:account/sessions/:session',
  access: 'administrator',
  summary: 'Ends one session of an account; its owner is told',
  input: z.object({ account: id, session: id }),
  output: nothing,
  errors: [accountNotFound, sessionNotFound],
});

export const endAccountSessions = defineRoute({
  name: 'accounts.endSessionsOf',
  method: 'DELETE',
  path: '/api/accounts/:account/sessions',
  access: 'administrator',
  summary: 'Signs an account out everywhere',
  input: z.object({ account: id }),
  output: z.object({ ended: z.number().int() }),
  errors: [accountNotFound],
});

export const removeSecondFactors = defineRoute({
  name: 'accounts.removeSecondFactorsOf',
  method: 'DELETE',
  path: '/api/accounts/:account/second-factors',
  access: 'administrator',
  summary: 'Removes the second factors of somebody who lost them, and ends their sessions',
  input: z.object({ account: id }),
  output: nothing,
  errors: [accountNotFound],
});
