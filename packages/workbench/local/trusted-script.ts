/** The only script address that this client makes into more than a text. */
export const workerAddress = '/service-worker.js';

interface ScriptPolicy {
  createScriptURL(address: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

/**
 * The worker's address in the form that our content security policy asks for (Trusted Types, policy `kontor`); browsers
 * without them take the text.
 */
export function trustedWorkerAddress(): string {
  // The type of the browser's factory comes with its types one day; until then this is all we use of it.
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return workerAddress;
  policy ??= trustedTypes.createPolicy('kontor', {
    createScriptURL: (address) => {
      if (address !== workerAddress) throw new TypeError(`${address} is no script of Kontor`);
      return address;
    },
  });
  return policy.createScriptURL(workerAddress) as string; // what `register` takes where Trusted Types are enforced
}
