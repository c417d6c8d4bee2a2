/** The script that keeps the shell on the device. */
export const serviceWorkerAddress = '/service-worker.js';
/** Files of the build: they lie on our own server, under names that stand for their content. */
const ownFile = /^\/assets\/[\w.-]+\.m?js$/;

interface ScriptPolicy {
  createScriptURL(address: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy;
}

let policy: ScriptPolicy | undefined;

/** Throws for everything but the service worker and the build's own files. */
export function checkScriptAddress(address: string): string {
  if (address !== serviceWorkerAddress && !ownFile.test(address))
    throw new TypeError(`${address} is no script of Kontor`);
  return address;
}

/**
 * A worker's address in the form that our content security policy asks for (Trusted Types, policy `kontor`); browsers
 * without them take the text.
 */
export function trustedScriptAddress(address: string): string {
  // The type of the browser's factory comes with its types one day; until then this is all we use of it.
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return address;
  policy ??= trustedTypes.createPolicy('kontor', { createScriptURL: checkScriptAddress });
  return policy.createScriptURL(address) as string; // what workers take where Trusted Types are enforced
}
