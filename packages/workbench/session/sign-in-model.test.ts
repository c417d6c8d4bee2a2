import { describe, expect, it } from 'vitest';
import { secondFactorsIn } from './second-factors.ts';
import { signInStart, signInStep } from './sign-in-model.ts';

const credentials = { login: 'editor', password: 'secret' };
const factors = { hasCode: true, passkey: undefined };

describe('signing in', () => {
  it('asks for the second factor with the credentials kept, and forgets them on the way back and when done', () => {
    const asked = signInStep(signInStep(signInStart, { type: 'sent' }), {
      type: 'factor-needed',
      credentials,
      factors,
    });
    expect(asked).toMatchObject({ stage: 'second-factor', isPending: false, credentials });
    expect(signInStep(asked, { type: 'back' })).toEqual(signInStart);
    expect(signInStep(asked, { type: 'signed-in' }).credentials).toBeUndefined();
  });

  it('stays where it is when refused, and forgets the reason with the next attempt', () => {
    const asked = signInStep(signInStart, { type: 'factor-needed', credentials, factors });
    const refused = signInStep(asked, { type: 'refused', message: 'Falsch' });
    expect(refused).toMatchObject({ stage: 'second-factor', problem: { kind: 'refused', message: 'Falsch' } });
    expect(signInStep(refused, { type: 'sent' }).problem).toBeUndefined();
  });
});

describe('secondFactorsIn', () => {
  const passkey = { challenge: 'c', options: { rpId: 'x' } };

  it('offers a code for an app or recovery codes, and a passkey where there is one', () => {
    expect(secondFactorsIn({ methods: ['totp', 'recovery'] })).toEqual(factors);
    expect(secondFactorsIn({ methods: ['passkey'], passkey })).toEqual({ hasCode: false, passkey });
    expect(secondFactorsIn({ methods: ['passkey', 'recovery'], passkey })).toEqual({ hasCode: true, passkey });
  });

  it('falls back to a code when the details cannot be read', () => {
    expect(secondFactorsIn(undefined)).toEqual(factors);
    expect(secondFactorsIn({ methods: [] })).toEqual(factors);
  });
});
