const names = ['NotAllowedError', 'AbortError', 'WebAuthnError', 'InvalidStateError', 'SecurityError'];

/** The person closed the dialogue, or the browser has no fitting passkey: nothing is broken. */
export function isPasskeyFailure(failure: Error): boolean {
  return names.includes(failure.name);
}
