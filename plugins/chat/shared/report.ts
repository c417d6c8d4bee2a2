import { defineRoute, fields, matrixEventId, matrixRoomId } from '@kontor/schema';
import { z } from 'zod';
import { roomNotFound } from './errors.ts';

/** Why somebody reports a message. Chosen, not written: a report repeats nothing of what was said. */
export const reportReason = z.enum(['harassment', 'confidential', 'advertising', 'other']);
export type ReportReason = z.output<typeof reportReason>;

export const reportMessage = defineRoute({
  name: 'chat.reportMessage',
  method: 'POST',
  path: '/api/chat/reports',
  access: 'person',
  summary: 'Reports a message: of a space to its owners, of a private room to the administrators, who cannot read it',
  input: z.object({ room: matrixRoomId, event: matrixEventId, reason: reportReason }),
  output: fields.nothing,
  errors: [roomNotFound],
  callsPerMinute: 20,
});
