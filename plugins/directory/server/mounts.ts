import { isUuid } from '@kontor/base';
import type { CallContext, ServerHost } from '@kontor/plugin-api/server';
import { invalidInput, personNotFound } from '@kontor/schema';
import { z } from 'zod';
import {
  type CropBox,
  importFileMissing,
  importTooLarge,
  importUploadPath,
  photoPath,
  photoTooLarge,
  photoUnusable,
  photoUploadPath,
  vcardPath,
} from '../shared/index.ts';
import type { DirectoryServices } from './directory-services.ts';
import { readParts } from './multipart-parts.ts';
import { photoSizes } from './photo-image.ts';
import { writeVcard } from './vcard.ts';

const megabyte = 1024 * 1024;
/** As the error sentences say. */
const largestPhoto = 15 * megabyte;
const largestImport = 20 * megabyte;
const year = 365 * 24 * 60 * 60;

/** What is no zod route: files in and out. */
export function openMounts({ http }: ServerHost, services: DirectoryServices): void {
  http.mount(
    {
      name: 'directory.uploadPhoto',
      methods: ['PUT'],
      path: photoUploadPath,
      access: 'person',
      summary: 'Makes an uploaded picture the own photo',
      bodyLimit: largestPhoto,
      callsPerMinute: 20,
    },
    async (context) => {
      const crop = readCrop(context.request.query);
      const parts = await readParts(context.request, { largest: largestPhoto, tooLarge: photoTooLarge });
      const [photo] = parts.values();
      if (!photo) throw photoUnusable();
      const { picture } = await services.photos.set(context.actor, photo, crop);
      return { picture };
    },
  );
  http.mount(
    {
      name: 'directory.downloadPhoto',
      methods: ['GET'],
      path: photoPath,
      access: 'person',
      summary: 'The photo of a person as WebP, for whoever may see it',
      bodyLimit: 0,
    },
    (context) => sendPhoto(context, services),
  );
  http.mount(
    {
      name: 'directory.downloadVcard',
      methods: ['GET'],
      path: vcardPath,
      access: 'person',
      summary: 'What the caller may see of a person as a vCard',
      bodyLimit: 0,
    },
    (context) => sendVcard(context, services),
  );
  http.mount(
    {
      name: 'directory.uploadImport',
      methods: ['POST'],
      path: importUploadPath,
      access: 'administrator',
      summary: 'Checks files of people and org units and answers with a report',
      bodyLimit: largestImport,
      callsPerMinute: 20,
    },
    async ({ request }) => {
      const { removeMissing } = read(
        z.strictObject({ removeMissing: z.enum(['true', 'false']).optional() }),
        request.query,
      );
      const parts = await readParts(request, { largest: largestImport, tooLarge: importTooLarge });
      const people = parts.get('people');
      if (!people) throw importFileMissing();
      const options = { removeMissing: removeMissing === 'true' };
      return services.imports.check({ people, orgUnits: parts.get('orgUnits') }, options);
    },
  );
}

const pixel = z.coerce.number().int().min(0).max(100_000);
const cropQuery = z
  .strictObject({ left: pixel, top: pixel, size: pixel.min(1) })
  .partial()
  .transform(({ left, top, size }, context) => {
    if (left !== undefined && top !== undefined && size !== undefined) return { left, top, size };
    if (left !== undefined || top !== undefined || size !== undefined) context.addIssue('left, top and size or none');
    return undefined;
  });

function readCrop(query: unknown): CropBox | undefined {
  return read(cropQuery, query);
}

async function sendPhoto({ request, reply, actor }: CallContext<'person'>, services: DirectoryServices) {
  const { size, version } = read(
    z.strictObject({ size: z.enum(['96', '512']).default('96'), version: z.string().max(64).optional() }),
    request.query,
  );
  const wanted = Number(size) === photoSizes.small ? 'small' : 'large';
  const photo = await services.photos.read(actor, readPerson(request.params), wanted);
  // An address with its version never shows another picture; who may see it can change, so only the browser keeps it.
  const kept = version === photo.version ? `private, max-age=${year}, immutable` : 'private, no-cache';
  return reply
    .header('cache-control', kept)
    .header('content-type', 'image/webp')
    .header('content-disposition', 'inline; filename="photo.webp"')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(Buffer.from(photo.content));
}

async function sendVcard({ request, reply, actor }: CallContext<'person'>, services: DirectoryServices) {
  const person = await services.persons.get(actor, readPerson(request.params));
  const plain =
    person.name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9 .-]/g, '')
      .trim() || 'person';
  const name = encodeURIComponent(`${person.name}.vcf`);
  return reply
    .header('cache-control', 'no-store')
    .header('content-type', 'text/vcard; charset=utf-8')
    .header('content-disposition', `attachment; filename="${plain}.vcf"; filename*=UTF-8''${name}`)
    .header('x-content-type-options', 'nosniff')
    .send(writeVcard(person));
}

function readPerson(params: unknown): string {
  const { person } = read(z.object({ person: z.string() }), params);
  if (person !== 'me' && !isUuid(person)) throw personNotFound();
  return person;
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidInput({ fields: parsed.error.issues.map(({ path }) => path.join('.')) });
  return parsed.data;
}
