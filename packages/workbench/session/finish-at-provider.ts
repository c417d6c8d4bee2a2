import type { Call } from '@kontor/plugin-api/client';
import { finishOpenIdSignIn, type InputOf, type SessionState } from '@kontor/schema';

/** Goes on after somebody came back from a provider; a module of its own, as few sign-in pages need it. */
export function finishAtProvider(call: Call, answer: InputOf<typeof finishOpenIdSignIn>): Promise<SessionState> {
  return call(finishOpenIdSignIn, answer);
}
