import { ApiError } from './api-error.ts';
import { readFailure } from './read-failure.ts';
import { headersOf, type Sender } from './sender.ts';
import { unreachable } from './transport-messages.ts';

export interface FetchFileOptions {
  readonly signal?: AbortSignal;
  /** Told after each piece how many bytes have arrived. */
  onProgress?(bytes: number): void;
}

/** Fetches a file from a mount, piece by piece. Rejects with `ApiError`, or with an `AbortError` when aborted. */
export async function fetchFile(path: string, sender: Sender, options: FetchFileOptions = {}): Promise<File> {
  const { signal, onProgress } = options;
  try {
    const response = await fetch(path, {
      headers: headersOf(sender),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ?? null,
    });
    if (!response.ok) throw await readFailure(response, sender.language);
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for (const reader = response.body?.getReader(); reader !== undefined; ) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      bytes += value.byteLength;
      onProgress?.(bytes);
    }
    return new File(pieces, nameIn(response.headers), { type: response.headers.get('content-type') ?? '' });
  } catch (failure) {
    if (signal?.aborted || failure instanceof ApiError) throw failure;
    // Also what breaks off half-way: half a file is none.
    throw new ApiError('client.unreachable', 'unavailable', unreachable[sender.language]);
  }
}

/** Hands a file to the browser, which puts it where downloads go. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The exact name of RFC 8187, as our server always gives it. */
function nameIn(headers: Headers): string {
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? [];
  return name === undefined ? 'download' : decodeURIComponent(name);
}
