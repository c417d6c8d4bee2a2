const key = 'kontor.installation';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Behind a name under which keys of encrypted messages were published. */
const mark = '+';

export interface Installation {
  readonly name: string;
  /** Nothing is known of it yet, here or at the homeserver. */
  readonly isNew: boolean;
}

/**
 * The name of this installation of a browser, made once and kept across sign-ins, so that what is sent again stays one
 * message. Where nothing may stay it is made anew each time; so it is where its keys are gone (`hasKeys`): a name stands for
 * its keys for good, as others would take new ones under it for somebody else's.
 */
export function findInstallation(mayKeep: boolean, hasKeys: boolean): Installation {
  const known = mayKeep ? read() : undefined;
  if (known && (hasKeys || !known.isMarked)) return { name: known.name, isNew: false };
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const name = `K${Array.from(bytes, (byte) => letters[byte % letters.length]).join('')}`;
  if (mayKeep) write(name);
  return { name, isNew: true };
}

/** From now on the name stands for keys. */
export function markInstallation(): void {
  const known = read();
  if (known && !known.isMarked) write(known.name + mark);
}

function read(): { readonly name: string; readonly isMarked: boolean } | undefined {
  try {
    const [, name, marked] = /^([A-Za-z0-9]{10,40})(\+?)$/.exec(localStorage.getItem(key) ?? '') ?? [];
    return name === undefined ? undefined : { name, isMarked: marked === mark };
  } catch {
    return undefined; // blocked storage holds nothing
  }
}

function write(name: string): void {
  try {
    localStorage.setItem(key, name);
  } catch {
    // Blocked storage: the next start makes another one.
  }
}
