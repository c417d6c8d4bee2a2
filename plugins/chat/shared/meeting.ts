import { defineRoute, fields } from '@kontor/schema';
import { z } from 'zod';

export const getMeetingAddress = defineRoute({
  name: 'chat.getMeetingAddress',
  method: 'GET',
  path: '/api/chat/meeting',
  access: 'person',
  summary: 'Where meetings of the organisation are held: an address with {room} for the name of one; null for nowhere',
  input: fields.nothing,
  output: z.object({ address: z.string().nullable() }),
  errors: [],
});

/** Letters that are not taken for each other when somebody reads them out; none of them makes words. */
const letters = 'bcdfghjkmnpqrstvwxz';

/** The address of one meeting. Nobody guesses its name, which also says nothing about what it is for. */
export function meetingAddress(template: string, random: Uint8Array): string {
  const name = Array.from(random, (byte) => letters[byte % letters.length]).join('');
  return template.replaceAll('{room}', name.replaceAll(/(.{4})(?=.)/g, '$1-'));
}
