import { z } from 'zod';

const question = z.object({ challenge: z.string(), options: z.record(z.string(), z.unknown()) });
/** What an authenticator is asked; the options are read by the WebAuthn library. */
export type PasskeyQuestion = z.output<typeof question>;

/** The ways in which somebody can confirm their password. */
export interface SecondFactors {
  readonly hasCode: boolean;
  /** Absent when the account has no passkey. */
  readonly passkey: PasskeyQuestion | undefined;
}

const details = z.object({ methods: z.array(z.string()), passkey: question.optional() });

/** The second factors in the details of `accounts.second_factor_needed`; a code when they cannot be read. */
export function secondFactorsIn(value: unknown): SecondFactors {
  const read = details.safeParse(value);
  if (!read.success) return { hasCode: true, passkey: undefined };
  const { methods, passkey } = read.data;
  return { hasCode: passkey === undefined || methods.some((method) => method !== 'passkey'), passkey };
}
