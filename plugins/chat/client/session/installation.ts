const key = 'kontor.installation';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The name of this installation of a browser, made once and kept across sign-ins, so that what is sent again stays one
 * message. Where nothing may stay it is made anew each time.
 */
export function installationName(mayKeep: boolean): string {
  const known = mayKeep ? read() : undefined;
  if (known !== undefined) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const name = `K${Array.from(bytes, (byte) => letters[byte % letters.length]).join('')}`;
  if (mayKeep) write(name);
  return name;
}

function read(): string | undefined {
  try {
    const name = localStorage.getItem(key) ?? '';
    return /^[A-Za-z0-9]{10,40}$/.test(name) ? name : undefined;
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
