import type { CallContext } from '@kontor/plugin-api/server';
import { logoUnusable } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { largestLogo } from './logo-image.ts';
import type { OrganisationService } from './organisation-service.ts';

const path = '/api/organisation/logo';

/** The logo's doors: pictures are no JSON, so these are no zod routes. */
export function mountLogo(core: Core, organisation: OrganisationService): void {
  core.http.mount(
    {
      name: 'organisation.getLogo',
      methods: ['GET', 'HEAD'],
      path,
      access: 'anyone',
      summary: 'The logo',
      bodyLimit: 0,
    },
    async (context) => answerLogo(organisation, context),
  );
  core.http.mount(
    {
      name: 'organisation.setLogo',
      methods: ['PUT'],
      path,
      access: 'administrator',
      summary: 'Sets the logo: the bytes of a PNG, JPEG or WebP up to 5 MB, alone or as one part of a form',
      bodyLimit: largestLogo + 64 * 1024,
      callsPerMinute: 20,
    },
    async ({ actor, request }) => organisation.setLogo(actor, await readPicture(request)),
  );
}

async function answerLogo(organisation: OrganisationService, context: CallContext<'anyone'>): Promise<unknown> {
  const { request, reply } = context;
  const logo = await organisation.findLogo();
  if (!logo) return reply.callNotFound();
  // The profile names the logo by its hash, so an address that does may be kept for good.
  const version = new URL(request.url, 'http://kontor.invalid').searchParams.get('v');
  const named = version !== null && version !== '' && logo.hash.startsWith(version);
  reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
  reply.header('etag', `"${logo.hash}"`);
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  reply.header('x-content-type-options', 'nosniff');
  if (request.headers['if-none-match'] === `"${logo.hash}"`) return reply.status(304).send();
  return reply.type('image/png').send(logo.content);
}

async function readPicture(request: CallContext<'administrator'>['request']): Promise<Buffer> {
  try {
    const stream = request.isMultipart() ? (await request.file())?.file : request.body;
    if (isStream(stream)) return await readBounded(stream);
  } catch {
    // Broken off, or no proper form: there is no picture either way.
  }
  throw logoUnusable();
}

async function readBounded(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > largestLogo) throw logoUnusable();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isStream(value: unknown): value is AsyncIterable<Buffer> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
