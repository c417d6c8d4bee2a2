import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import type { AccessTokens } from './matrix-access.ts';
import { type FileDescription, fileContent } from './message-content.ts';
import { Observable } from './observable.ts';
import { cleanPicture } from './picture/clean-picture.ts';
import type { Place } from './place.ts';

export interface UploadParts {
  readonly file: Blob;
  readonly description: FileDescription;
}

/** A file on its way into a room. */
export interface Upload {
  readonly description: FileDescription;
  /** From 0 to 1. */
  readonly progress: Observable<number>;
  /** Resolves to whether it was sent; rejects where the homeserver refused it or could not be reached. */
  readonly sent: Promise<boolean>;
  cancel(): void;
}

/** A picture goes without the place where it was taken; see `cleanPicture`. */
export function sendFile(sdk: MatrixClient, { room, thread }: Place, { file, description }: UploadParts): Upload {
  const abortController = new AbortController();
  const progress = new Observable(0);
  async function send(): Promise<boolean> {
    try {
      const clean = await cleanPicture(file);
      if (abortController.signal.aborted) return false;
      const { content_uri: address } = await sdk.uploadContent(clean, {
        name: description.name,
        type: description.type,
        abortController,
        progressHandler: ({ loaded, total }) => progress.set(total > 0 ? loaded / total : 0),
      });
      if (abortController.signal.aborted) return false;
      progress.set(1);
      await sdk.sendMessage(room, thread ?? null, fileContent({ ...description, size: clean.size }, address));
      return true;
    } catch (failure) {
      if (abortController.signal.aborted) return false;
      throw failure;
    }
  }
  return { description, progress, sent: send(), cancel: () => abortController.abort() };
}

export interface MediaQuestion {
  /** `mxc://server/id` */
  readonly address: string;
  /** Largest edge in pixels of a picture that is made smaller on the server; without it the file as it was sent. */
  readonly size?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export async function fetchMedia(sdk: MatrixClient, tokens: AccessTokens, question: MediaQuestion): Promise<Blob> {
  const { address, size, signal } = question;
  const url = size
    ? sdk.mxcUrlToHttp(address, size, size, 'scale', false, true, true)
    : sdk.mxcUrlToHttp(address, undefined, undefined, undefined, false, true, true);
  if (!url) throw new MediaFailure(0);
  const answer = await tokens.fetch(url, { ...(signal && { signal }) });
  if (!answer.ok) throw new MediaFailure(answer.status);
  return answer.blob();
}

/** The file is gone, or may not be read. */
export class MediaFailure extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The homeserver did not give the file: ${status}`);
    this.status = status;
  }
}
