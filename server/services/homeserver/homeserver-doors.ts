import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Core } from '../../core.ts';
import type { Intake } from './intake.ts';
import { readBody } from './intake-body.ts';
import { type MatrixProxy, refuse } from './matrix-proxy.ts';

/** What Matrix clients and a homeserver of somebody else's call. */
export function openHomeserverDoors(
  { config, http }: Pick<Core, 'config' | 'http'>,
  { proxy, intake }: { readonly proxy: MatrixProxy; readonly intake: Intake },
): void {
  http.stream(
    {
      name: 'homeserver.clients',
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      path: '/_matrix/*',
      access: 'anyone',
      summary: 'What Matrix clients ask, passed on to the homeserver, which has tokens of its own',
    },
    (request, reply) => proxy.handle(request, reply),
  );
  http.stream(
    {
      name: 'homeserver.intake',
      methods: ['GET', 'POST', 'PUT'],
      path: '/_matrix/app/v1/*',
      access: 'anyone',
      summary: 'What the homeserver tells Kontor, by a token of its own',
    },
    (request, reply) => take(intake, request, reply),
  );
  http.mount(
    {
      name: 'homeserver.discovery',
      methods: ['GET'],
      path: '/.well-known/matrix/client',
      access: 'anyone',
      summary: 'Where Matrix clients find the homeserver',
      bodyLimit: 0,
    },
    async ({ reply }) => {
      if (config.homeserver.kind === 'off') return refuse(reply, 404, 'M_NOT_FOUND', 'There is no homeserver');
      reply.header('access-control-allow-origin', '*');
      return reply.send({ 'm.homeserver': { base_url: config.url } });
    },
  );
}

async function take(intake: Intake, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { status, body } = await intake.answer({
    method: request.method,
    url: request.raw.url ?? '',
    authorization: request.headers.authorization,
    readBody: () => readBody(request.raw),
  });
  return reply.status(status).header('cache-control', 'no-store').send(body);
}
