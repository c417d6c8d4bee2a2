import type { Language } from '@kontor/base';
import { personHeader } from '@kontor/schema';

/** In whose name something is asked of the server, and in which language it answers. */
export interface Sender {
  readonly language: Language;
  /** Whose page this is: refused when somebody else has signed in meanwhile. Absent before anybody has signed in. */
  readonly person: string | undefined;
}

/** What every request to our server says about its sender. */
export function headersOf({ language, person }: Sender): Record<string, string> {
  return { 'accept-language': language, ...(person !== undefined && { [personHeader]: person }) };
}
