import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { moment, nothing } from '../fields.ts';
import { digestChoice } from './digest.ts';

const digestState = z.object({
  choice: digestChoice,
  /** False: as the organisation wants it. */
  isOwn: z.boolean(),
  /** Why none comes, whatever is chosen: the organisation wants no mails, there is no mail server, or no address. */
  obstacle: z.enum(['forbidden', 'no-server', 'no-address']).nullable(),
  address: z.string().nullable(),
  nextAt: moment.nullable(),
});
export type DigestState = z.output<typeof digestState>;

export const getDigest = defineRoute({
  name: 'notifications.getDigest',
  method: 'GET',
  path: '/api/notifications/digest',
  access: 'person',
  summary: 'When the person gets a mail about what is new in their inbox',
  input: nothing,
  output: digestState,
  errors: [],
});

export const setDigest = defineRoute({
  name: 'notifications.setDigest',
  method: 'PUT',
  path: '/api/notifications/digest',
  idempotent: true,
  access: 'person',
  summary: 'Chooses when the digest comes; what is in the inbox already is no news for it',
  input: digestChoice,
  output: digestState,
  errors: [],
});
