import { type UploadedFile, uploadedFile } from '@kontor/schema';
import { ApiError } from './api-error.ts';
import { readFailure } from './read-failure.ts';
import { headersOf, type Sender } from './sender.ts';
import { badAnswer, unreachable } from './transport-messages.ts';

/** Where a file goes that is no upload for later use. */
export interface FileTarget {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
}

/** How somebody follows a file on its way, and stops it. */
export interface SendOptions {
  readonly signal?: AbortSignal;
  /** How much of it has left this device, from 0 to 1. */
  onProgress?(share: number): void;
}

/** Uploads one file, to be attached to an object afterwards; answers with what the server stored. Rejects with `ApiError`. */
export async function uploadFile(file: File, sender: Sender, options: SendOptions = {}): Promise<UploadedFile> {
  const answer = uploadedFile.safeParse(await sendFile(file, sender, { method: 'POST', path: '/api/files' }, options));
  if (!answer.success) throw new ApiError('client.bad_answer', 'unavailable', badAnswer[sender.language]);
  return answer.data;
}

/** Sends one file as multipart to a mount that answers with JSON of its own, not checked here. */
export async function sendFile(
  file: File,
  sender: Sender,
  target: FileTarget,
  options: SendOptions = {},
): Promise<unknown> {
  const body = new FormData();
  body.append('file', file, file.name);
  const headers = { accept: 'application/json', ...headersOf(sender) };
  const { signal, onProgress } = options;
  let response: Response;
  try {
    response = onProgress
      ? await sendWatched(target, { body, headers, signal, onProgress })
      : await fetch(target.path, {
          method: target.method,
          body,
          headers,
          credentials: 'same-origin',
          signal: signal ?? null,
        });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiError('client.unreachable', 'unavailable', unreachable[sender.language]);
  }
  if (!response.ok) throw await readFailure(response, sender.language);
  return await response.json().catch(() => ({}));
}

interface WatchedBody {
  readonly body: FormData;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  onProgress(share: number): void;
}

/** `fetch` does not say how much has been sent; the older way of browsers does. */
function sendWatched(
  { method, path }: FileTarget,
  { body, headers, signal, onProgress }: WatchedBody,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open(method, path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    });
    request.addEventListener('load', () => resolve(new Response(request.responseText, { status: request.status })));
    request.addEventListener('error', () => reject(new TypeError('The file was not sent')));
    request.addEventListener('abort', () => reject(signal?.reason));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}
