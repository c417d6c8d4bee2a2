import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

/** Only these reach SQL and the library; a browser's further fields are dropped. */
const base64url = z.string().regex(/^[A-Za-z0-9_-]{1,8192}$/);
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };
const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).max(8);

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});

const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: transports.optional().catch(undefined),
  }),
});

/** What an authenticator answered at sign-in (WebAuthn 3, 5.8.5), or nothing when it is not of that form. */
export function readAssertion(json: unknown): AuthenticationResponseJSON | undefined {
  const { data } = assertion.safeParse(json);
  if (!data) return undefined;
  const { userHandle, ...response } = data.response;
  return { ...data, response: { ...response, ...(userHandle ? { userHandle } : {}) }, clientExtensionResults: {} };
}

/** What an authenticator answered when it made a credential. */
export function readAttestation(json: unknown): RegistrationResponseJSON | undefined {
  const { data } = attestation.safeParse(json);
  if (!data) return undefined;
  const { transports: known, ...response } = data.response;
  return { ...data, response: { ...response, ...(known ? { transports: known } : {}) }, clientExtensionResults: {} };
}
