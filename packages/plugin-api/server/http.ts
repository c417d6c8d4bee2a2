import type { Language } from '@kontor/base';
import type { Access, AppPassword, Method, Route } from '@kontor/schema';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from './actor.ts';

/** What a handler knows of its caller besides the input. */
export interface CallContext<Caller extends Access> {
  readonly actor: Caller extends 'anyone' ? Actor | undefined : Actor;
  /** The language for texts made on the server: the account's, else that of the request. */
  readonly language: Language;
  /** The caller's network address, for rate limits and the audit log only. */
  readonly address: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What cannot be a zod route (uploads, downloads, CalDAV, feeds) says who may call it all the same. */
export interface Mount {
  /** A name like a route's, for the list of all doors: `files.download`. */
  readonly name: string;
  readonly methods: readonly (Method | 'HEAD' | 'OPTIONS' | 'PROPFIND' | 'PROPPATCH' | 'REPORT' | 'MKCALENDAR')[];
  /** Fastify path: `/api/files/:id`, `/caldav/*`. */
  readonly path: string;
  readonly access: Access;
  /**
   * For programs that cannot sign in: they come with the login and an app password of this scope (HTTP Basic, RFC 7617),
   * and with nothing else. Sessions of browsers do not open such a door, so no other site can make one use it.
   */
  readonly appPassword?: AppPassword['scopes'][number];
  /** With `appPassword`: the parameter `:secret` of the path may be the password, for programs that know an address and nothing else. */
  readonly secretInPath?: true;
  readonly summary: string;
  /** Largest request body in bytes; 0 means none is read. Streams have to keep their own bound. */
  readonly bodyLimit: number;
  /** The body reaches the handler as a stream whatever its type is, JSON too, so that the handler itself says what is wrong with it. */
  readonly rawBody?: true;
  readonly callsPerMinute?: number;
}

export interface Http {
  /** Binds a contract to its handler: sign-in, access, input, output and errors are checked around it. */
  bind<Input extends z.ZodObject, Output extends z.ZodType, Caller extends Access>(
    route: Route<Input, Output, Caller>,
    handle: (input: z.output<Input>, context: CallContext<Caller>) => Promise<z.input<Output>>,
  ): void;
  /** Serves a door that is no zod route; the handler answers through `context.reply`. */
  mount<const M extends Mount>(mount: M, handle: (context: CallContext<M['access']>) => Promise<unknown>): void;
}
