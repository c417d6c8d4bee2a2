import type { Readable } from 'node:stream';
import type { CallContext } from '@kontor/plugin-api/server';
import type { ErrorDefinition } from '@kontor/schema';

/** What the server's multipart reader adds to requests; plugins do not depend on it themselves. */
interface UploadRequest {
  isMultipart(): boolean;
  files(options: {
    readonly limits: { readonly fileSize: number; readonly files: number; readonly fields: number };
  }): AsyncIterable<{ readonly fieldname: string; readonly file: Readable & { readonly truncated: boolean } }>;
}

/**
 * The file parts of a multipart request by name; `tooLarge` is thrown for a part above the limit. No request of
 * another kind has parts.
 */
export async function readParts(
  request: CallContext<'person'>['request'],
  bounds: { readonly largest: number; readonly tooLarge: ErrorDefinition },
): Promise<Map<string, Buffer>> {
  // Decorated by the server at the start, before any request.
  const upload = request as unknown as UploadRequest;
  const parts = new Map<string, Buffer>();
  if (!upload.isMultipart()) return parts;
  for await (const part of upload.files({ limits: { fileSize: bounds.largest, files: 2, fields: 2 } })) {
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) chunks.push(chunk);
    if (part.file.truncated) throw bounds.tooLarge();
    parts.set(part.fieldname, Buffer.concat(chunks));
  }
  return parts;
}
