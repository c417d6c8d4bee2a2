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

/** Uploads one file, to be attached to an object afterwards; answers with what the server stored. Rejects with `ApiError`. */
export async function uploadFile(file: File, sender: Sender, signal?: AbortSignal): Promise<UploadedFile> {
  const answer = uploadedFile.safeParse(await sendFile(file, sender, { method: 'POST', path: '/api/files' }, signal));
  if (!answer.success) throw new ApiError('client.bad_answer', 'unavailable', badAnswer[sender.language]);
  return answer.data;
}

/** Sends one file as multipart to a mount that answers with JSON of its own, not checked here. */
export async function sendFile(file: File, sender: Sender, target: FileTarget, signal?: AbortSignal): Promise<unknown> {
  const body = new FormData();
  body.append('file', file, file.name);
  const headers = { accept: 'application/json', ...headersOf(sender) };
  let response: Response;
  try {
    response = await fetch(target.path, {
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
