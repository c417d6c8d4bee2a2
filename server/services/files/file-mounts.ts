import { isUuid } from '@kontor/base';
import { type CallContext, contentDisposition, type StoredFile } from '@kontor/plugin-api/server';
import { fileIncomplete, fileMissing, fileNotFound, fileTooLarge } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { readRange } from './byte-range.ts';
import type { ByteStore } from './byte-store.ts';
import type { FileService } from './file-service.ts';
import { isShownInline, servedType } from './media-type.ts';

type Context = CallContext<'person'>;

/** Room for the form around the file. */
const formOverhead = 64 * 1024;

export function mountFiles(core: Core, files: FileService, bytes: ByteStore): void {
  const { uploadLimit } = core.config;
  core.http.mount(
    {
      name: 'files.upload',
      methods: ['POST'],
      path: '/api/files',
      access: 'person',
      summary: 'Uploads the one file of a multipart form; answers `{ id, name, mediaType, size }`',
      bodyLimit: uploadLimit + formOverhead,
      callsPerMinute: 240,
    },
    (context) => upload(files, context, uploadLimit),
  );
  core.http.mount(
    {
      name: 'files.download',
      methods: ['GET', 'HEAD'],
      path: '/api/files/:id',
      access: 'person',
      summary: 'The bytes of a file, whole or a range, for those who may see what it belongs to',
      bodyLimit: 0,
    },
    (context) => download(files, bytes, context),
  );
  core.http.mount(
    {
      name: 'files.discard',
      methods: ['DELETE'],
      path: '/api/files/:id',
      access: 'person',
      summary: 'Removes an own upload that is not attached',
      bodyLimit: 0,
    },
    async (context) => {
      await files.discardUpload(context.actor, fileIdOf(context));
      return {};
    },
  );
}

async function upload(files: FileService, { actor, request, reply }: Context, limit: number): Promise<unknown> {
  if (!request.isMultipart()) throw fileMissing();
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit + formOverhead) throw fileTooLarge({ limit });
  // One byte over our own bound, which answers with our own error.
  const limits = { fileSize: limit + 1, files: 1 };
  const part = await request.file({ limits, throwFileSizeLimit: false }).catch(() => undefined);
  if (!part) throw fileMissing();
  return reply.status(201).send(await files.upload(actor, readAll(part.file), nameOf(part.filename)));
}

/** What is sent may break off or be no proper form: that is the sender's fault, unlike a failure to write it down. */
async function* readAll(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => {
      throw fileIncomplete();
    });
    if (next.done) return;
    yield next.value;
  }
}

/** Browsers write quotes and line breaks in names like this (HTML standard, multipart/form-data). */
function nameOf(filename: string): string {
  return filename.replaceAll('%22', '"').replace(/%0[da]/gi, ' ');
}

async function download(files: FileService, bytes: ByteStore, context: Context): Promise<unknown> {
  const { request, reply, actor } = context;
  const file = await files.getReadable(actor, fileIdOf(context));
  const etag = `"${file.hash}"`;
  reply.header('etag', etag);
  // Kept, but asked about every time: who loses the right to see it must lose the file.
  reply.header('cache-control', 'private, no-cache');
  reply.header('accept-ranges', 'bytes');
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  reply.header('x-content-type-options', 'nosniff');
  if (listsTag(request.headers['if-none-match'], etag)) return reply.status(304).send();
  const inline = isShownInline(file.mediaType);
  reply.header('content-disposition', contentDisposition(inline ? 'inline' : 'attachment', file.name));
  reply.type(servedType(file.mediaType));
  return sendBytes(bytes, context, file, etag);
}

async function sendBytes(bytes: ByteStore, context: Context, file: StoredFile, etag: string): Promise<unknown> {
  const { request, reply } = context;
  const condition = request.headers['if-range'];
  const range = condition === undefined || condition === etag ? readRange(request.headers.range, file.size) : undefined;
  if (range === 'unsatisfiable') {
    return reply.status(416).header('content-range', `bytes */${file.size}`).send();
  }
  if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
  reply.header('content-length', range ? range.end - range.start + 1 : file.size);
  if (request.method === 'HEAD' || file.size === 0) return reply.send();
  return reply.send(await bytes.read(file.hash, range));
}

function listsTag(header: string | undefined, etag: string): boolean {
  return (
    header !== undefined && (header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
  );
}

function fileIdOf({ request }: Context): string {
  const { params } = request;
  const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
  if (typeof id !== 'string' || !isUuid(id)) throw fileNotFound();
  return id;
}
