import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { homeserverAway, matrixKeysRefused } from './errors.ts';

/** A Matrix user id: `@localpart:server`, 255 bytes at most. */
export const matrixUserId = z
  .string()
  .regex(/^@[^:]+:.+$/)
  .max(255);
/** A Matrix room id: opaque, with `!` before it. */
export const matrixRoomId = z.string().startsWith('!').max(255);
/** A Matrix event id: opaque, with `$` before it. */
export const matrixEventId = z.string().startsWith('$').max(255);

export const openMatrixSession = defineRoute({
  name: 'homeserver.openSession',
  method: 'POST',
  path: '/api/matrix/session',
  access: 'person',
  keptOffline: false,
  summary: 'Signs this browser in to Matrix, as the same device as before',
  input: z.object({
    /** Made once by each installation of a browser and kept across sign-ins, so that what is sent again stays one message. */
    device: z.string().regex(/^[A-Za-z0-9]{10,40}$/),
  }),
  output: z.object({
    userId: matrixUserId,
    deviceId: z.string(),
    accessToken: z.string(),
    serverName: z.string(),
  }),
  errors: [homeserverAway],
  callsPerMinute: 60,
});

/** A public key, signed as Matrix prescribes; the homeserver checks what is in it. */
const signingKey = z
  .record(z.string(), z.unknown())
  .refine((key) => JSON.stringify(key).length <= 4_000, 'A key is not so long');

export const replaceMatrixKeys = defineRoute({
  name: 'homeserver.replaceKeys',
  method: 'POST',
  path: '/api/matrix/signing-keys',
  access: 'person',
  keptOffline: false,
  summary: "Hands in the person's public signing keys of encrypted messages in place of those that were lost",
  input: z.object({
    master_key: signingKey,
    self_signing_key: signingKey,
    user_signing_key: signingKey,
  }),
  output: z.object({}),
  errors: [matrixKeysRefused, homeserverAway],
  callsPerMinute: 10,
});
