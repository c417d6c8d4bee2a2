import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Keeps short secrets unreadable in the database; what is sealed with one key opens with no other. */
export interface SecretBox {
  seal(text: string): string;
  /** Throws when the text was sealed with another key or changed. */
  open(sealed: string): string;
}

/** Uses the key file in the data folder and makes it when there is none; only the owner of the process may read it. */
export async function openSecretBox(dataFolder: string): Promise<SecretBox> {
  const key = await loadKey(dataFolder);
  return {
    seal(text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv(algorithm, key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
      decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      return decipher.update(bytes.subarray(nonceLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/** A key of 32 bytes for one purpose, made of the same file; it says nothing about the file's or another purpose's. */
export async function deriveKey(dataFolder: string, purpose: string): Promise<Buffer> {
  return Buffer.from(hkdfSync('sha256', await loadKey(dataFolder), '', purpose, 32));
}

async function loadKey(dataFolder: string): Promise<Buffer> {
  const file = join(dataFolder, 'secret.key');
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  try {
    // `wx`: of two processes that start at once, the second reads the key of the first.
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST')) throw failure;
  }
  const key = Buffer.from(await readFile(file, 'utf8'), 'hex');
  if (key.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes; restore it from a backup`);
  return key;
}
