import type { MatrixClient } from 'matrix-js-sdk/lib/client.js';
import { decryptFile, encryptFile, partsOfAddress } from './encryption/encrypted-file.ts';
import type { AccessTokens } from './matrix-access.ts';
import { type FileDescription, fileContent } from './message-content.ts';
import { Observable } from './observable.ts';
import { cleanPicture } from './picture/clean-picture.ts';
import type { Place } from './place.ts';
import { tellSealedFile } from './sealed-files.ts';

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
      const sealed = sdk.getRoom(room)?.hasEncryptionStateEvent() ? await encryptFile(clean) : undefined;
      if (abortController.signal.aborted) return false;
      const { content_uri: address } = await sdk.uploadContent(sealed?.file ?? clean, {
        // The name of an encrypted file is nobody's business on the way.
        ...(sealed ? { includeFilename: false } : { name: description.name }),
        type: sealed ? 'application/octet-stream' : description.type,
        abortController,
        progressHandler: ({ loaded, total }) => progress.set(total > 0 ? loaded / total : 0),
      });
      if (abortController.signal.aborted) return false;
      progress.set(1);
      const described = { ...description, size: clean.size };
      const { event_id: event } = await sdk.sendMessage(
        room,
        thread ?? null,
        fileContent(described, address, sealed?.secret),
      );
      if (sealed) await tellSealedFile(sdk, room, event, address);
      return true;
    } catch (failure) {
      if (abortController.signal.aborted) return false;
      throw failure;
    }
  }
  return { description, progress, sent: send(), cancel: () => abortController.abort() };
}

export interface MediaQuestion {
  /** As it stands in the message. */
  readonly address: string;
  /** Largest edge in pixels of a picture that is made smaller on the server; without it the file as it was sent. */
  readonly size?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export async function fetchMedia(sdk: MatrixClient, tokens: AccessTokens, question: MediaQuestion): Promise<Blob> {
  const { size, signal } = question;
  const { address, secret } = partsOfAddress(question.address);
  // The homeserver can make nothing smaller of what it cannot read.
  const url =
    size && !secret
      ? sdk.mxcUrlToHttp(address, size, size, 'scale', false, true, true)
      : sdk.mxcUrlToHttp(address, undefined, undefined, undefined, false, true, true);
  if (!url) throw new MediaFailure(0);
  const answer = await tokens.fetch(url, { ...(signal && { signal }) });
  if (!answer.ok) throw new MediaFailure(answer.status);
  const file = await answer.blob();
  return secret ? decryptFile(file, secret, secret.type) : file;
}

/** The file is gone, or may not be read. */
export class MediaFailure extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The homeserver did not give the file: ${status}`);
    this.status = status;
  }
}
