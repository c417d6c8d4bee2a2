import { invalidInput, type Route } from '@kontor/schema';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

const withoutBody = new Set(['GET', 'DELETE']);

/** The input of a route from path, query and body, checked by its contract; throws `http.invalid_input` naming the fields. */
export function readInput<Input extends z.ZodObject>(route: Route<Input>, request: FastifyRequest): z.output<Input> {
  const carried = withoutBody.has(route.method) ? request.query : readJsonBody(request);
  const parsed = route.input.safeParse({ ...toRecord(carried), ...toRecord(request.params) });
  if (parsed.success) return parsed.data;
  throw invalidInput({
    issues: parsed.error.issues.slice(0, 20).map((issue) => ({ field: issue.path.join('.'), problem: issue.message })),
  });
}

function readJsonBody(request: FastifyRequest): unknown {
  if (request.body === undefined || request.body === null) return {};
  if (typeof request.body !== 'object' || Array.isArray(request.body)) throw invalidInput();
  return request.body;
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Refuses a body that is not JSON before it is read. */
export function checkJsonBody(request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) throw invalidInput({ contentType: type });
}
