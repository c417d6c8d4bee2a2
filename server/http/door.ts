import type { Access, AppPassword } from '@kontor/schema';

/** Anything that can be called from outside: a route, a mount, a stream or a socket. The list of doors is what the role test walks. */
export interface Door {
  readonly name: string;
  readonly kind: 'route' | 'mount' | 'stream' | 'socket';
  readonly methods: readonly string[];
  readonly path: string;
  readonly access: Access;
  /** Opens to app passwords of this scope only, not to sessions. */
  readonly appPassword?: AppPassword['scopes'][number];
  /** The app password may be the parameter `:secret` of the path. */
  readonly secretInPath?: true;
  readonly summary: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on every declared door; a route without it fails the start. */
    door?: Door;
  }
  interface FastifyRequest {
    current: import('../core.ts').CurrentSession | undefined;
    /** Somebody ended the session that the request carries. */
    sessionEnded: boolean;
  }
}
