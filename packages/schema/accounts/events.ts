import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';

/** Sessions ended: their sockets close and their clients wipe. */
export const sessionsEnded = defineEvent('accounts.sessions.ended', z.object({ account: id, sessions: z.array(id) }));
/** State or roles of an account changed. */
export const accountChanged = defineEvent('accounts.account.changed', z.object({ account: id, person: id }));
