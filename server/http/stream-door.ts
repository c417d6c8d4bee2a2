import type { Mount } from '@kontor/plugin-api/server';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A door for programs that bring their own tokens: neither cookies nor bodies are read, nothing is counted. */
export interface StreamDoor {
  readonly name: string;
  readonly methods: Mount['methods'];
  readonly path: string;
  readonly access: 'anyone';
  readonly summary: string;
}

export interface StreamDoors {
  /** Passes bodies through as they come, in both directions; what reads them keeps its own bound. */
  stream(door: StreamDoor, handle: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>): void;
}
