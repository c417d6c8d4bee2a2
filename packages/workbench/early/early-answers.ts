/**
 * Imports nothing, so that it can run long before the rest of the shell has come: what a first start asks the server is
 * then on its way while the shell still is.
 */

/** What a start asks first: `getSession` and `getOrganisation`. */
const paths = ['/api/session', '/api/organisation'];
/** Where `remembered-person.ts` keeps who uses this browser; whoever is remembered starts from what was kept. */
const personKey = 'kontor.person';

/** Asks at once, and answers a `fetch` that hands out each of these answers to whoever asks for it first. */
export function askEarly(fetch: typeof globalThis.fetch, storage: () => Pick<Storage, 'getItem'>): typeof fetch {
  const asked = new Map<string, Promise<Response>>();
  if (!isRemembered(storage)) for (const path of paths) asked.set(path, ask(fetch, path));
  return (input, init) => {
    const path = typeof input === 'string' ? input : '';
    const early = asked.get(path);
    asked.delete(path);
    return early ?? fetch(input, init);
  };
}

/** Exactly as `createCall` asks before it is known whose page this is. */
function ask(fetch: typeof globalThis.fetch, path: string): Promise<Response> {
  const headers = { accept: 'application/json', 'accept-language': document.documentElement.lang };
  const answer = fetch(path, { headers, credentials: 'same-origin', cache: 'no-store' });
  // That there is no connection is told to whoever asks for the answer.
  answer.catch(() => undefined);
  return answer;
}

function isRemembered(storage: () => Pick<Storage, 'getItem'>): boolean {
  try {
    return storage().getItem(personKey) !== null;
  } catch {
    return false; // blocked storage remembers nobody
  }
}
