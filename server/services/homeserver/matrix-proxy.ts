import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { Transform } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type MeasuringRules, mayMeasure, type Ruling, readPrivately, ruleOn } from './measuring-doors.ts';
import { answerHeaders, judge, requestHeaders } from './proxy-rules.ts';
import type { ReadListener } from './read-listener.ts';

export interface MatrixProxyOptions {
  /** Where the homeserver is now; nothing while it is away. */
  readonly url: () => string | undefined;
  /** Bytes of a body at most. */
  readonly uploadLimit: number;
  readonly reads: Pick<ReadListener, 'watch'>;
  /** Asked for each request that could tell what somebody does. */
  readonly rules: () => Promise<MeasuringRules>;
}

/** Long polls wait as long as clients ask; a homeserver that says nothing for longer has lost the request. */
const longestSilenceMs = 150_000;
/** Answers that are no longer, in bytes, are passed on in one piece: most of what a sync tells is a message or two. */
const mostAtOnce = 64 * 1024;

/** Passes what Matrix clients ask on to the homeserver, and its answer back, both as they come. */
export class MatrixProxy {
  readonly #options: MatrixProxyOptions;
  readonly #agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) };

  constructor(options: MatrixProxyOptions) {
    this.#options = options;
  }

  async handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const verdict = judge(request.method, request.raw.url ?? '');
    if (verdict === 'unknown') return refuse(reply, 404, 'M_UNRECOGNIZED', 'There is no such endpoint');
    if (verdict === 'forbidden') return refuse(reply, 403, 'M_FORBIDDEN', 'This is decided in Kontor');
    const base = this.#options.url();
    if (base === undefined) return refuse(reply, 503, 'M_UNKNOWN', 'The homeserver is not there right now');
    if (Number(request.headers['content-length'] ?? 0) > this.#options.uploadLimit) return tooLarge(reply);
    const ruling = await this.#ruleOn(request);
    if (ruling.answer) return reply.status(200).header('access-control-allow-origin', '*').send(ruling.answer);
    return this.#pass(base, request, reply, ruling);
  }

  async #ruleOn({ method, raw: { url = '' } }: FastifyRequest): Promise<Ruling> {
    return mayMeasure(url) ? ruleOn(method, url, await this.#options.rules()) : {};
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  async #pass(base: string, request: FastifyRequest, reply: FastifyReply, ruling: Ruling): Promise<unknown> {
    const gone = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) gone.abort();
    });
    let isTooLarge = false;
    const wasRead = this.#options.reads.watch(request);
    try {
      const answer = await this.#send(base, request, { signal: gone.signal, ruling }, () => {
        isTooLarge = true;
      });
      if (answer.statusCode === 200) wasRead?.();
      const body = await bodyOf(answer, request);
      return respond(answer, body, request, reply);
    } catch {
      if (isTooLarge) return tooLarge(reply);
      return refuse(reply, 503, 'M_UNKNOWN', 'The homeserver does not answer right now');
    }
  }

  /** Resolves when the answer begins. */
  #send(
    base: string,
    request: FastifyRequest,
    { signal, ruling }: { readonly signal: AbortSignal; readonly ruling: Ruling },
    onTooLarge: () => void,
  ): Promise<IncomingMessage> {
    const { raw } = request;
    const target = new URL(base);
    const isSecure = target.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const limit = bounded(this.#options.uploadLimit);
      const upstream = (isSecure ? requestHttps : requestHttp)({
        protocol: target.protocol,
        hostname: target.hostname.replace(/^\[|\]$/g, ''),
        port: target.port,
        // As it was sent: the homeserver reads it, nobody rewrites it between, but for what is ruled out.
        path: ruling.path ?? raw.url,
        method: raw.method,
        headers: headersOf(request, ruling),
        agent: this.#agents[isSecure ? 'https:' : 'http:'],
        timeout: longestSilenceMs,
        signal,
      });
      upstream.once('response', resolve);
      upstream.once('error', (failure) => {
        // What still comes is read and dropped, or the connection would be of no use to the next request.
        raw.unpipe(limit);
        raw.resume();
        reject(failure);
      });
      upstream.once('timeout', () => upstream.destroy(new Error('The homeserver says nothing')));
      limit.once('error', (failure) => {
        onTooLarge();
        upstream.destroy(failure);
      });
      if (hasBody(raw) && ruling.isReadPrivately)
        raw
          .pipe(limit)
          .pipe(readPrivately().once('error', (failure) => upstream.destroy(failure)))
          .pipe(upstream);
      else if (hasBody(raw)) raw.pipe(limit).pipe(upstream);
      else upstream.end();
    });
  }
}

function headersOf(request: FastifyRequest, { isReadPrivately }: Ruling): OutgoingHttpHeaders {
  const headers = requestHeaders(request.headers, { address: request.ip, isSecure: request.protocol === 'https' });
  // It is written anew, so it has another length.
  if (isReadPrivately) delete headers['content-length'];
  return headers;
}

function respond(
  answer: IncomingMessage,
  body: IncomingMessage | Buffer,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.status(answer.statusCode ?? 502);
  for (const [name, value] of Object.entries(answerHeaders(answer.headers))) reply.header(name, value);
  // Parts of files are counted in bytes as they lie: what is compressed has others.
  if (!isPlain(answer)) request.headers['x-no-compression'] = '1';
  return reply.send(body);
}

function isPlain({ headers }: IncomingMessage): boolean {
  return headers['content-range'] === undefined && /json/.test(headers['content-type'] ?? '');
}

/** Only where it is there as a whole it is known whether it is worth to be compressed; what comes bit by bit always is. */
async function bodyOf(answer: IncomingMessage, { method }: FastifyRequest): Promise<IncomingMessage | Buffer> {
  const length = Number(answer.headers['content-length'] ?? 0);
  if (!isPlain(answer) || method === 'HEAD' || length === 0 || length > mostAtOnce) return answer;
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** "Message body length" (RFC 9112, 6.3). */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Counts what passes; fails beyond the limit, whatever the sender had announced. */
function bounded(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > limit ? new Error('The body is too large') : null, chunk);
    },
  });
}

function tooLarge(reply: FastifyReply): FastifyReply {
  // Nobody waits for the rest.
  return refuse(reply.header('connection', 'close'), 413, 'M_TOO_LARGE', 'The body is too large');
}

/** "Standard error response". */
export function refuse(reply: FastifyReply, status: number, errcode: string, error: string): FastifyReply {
  return reply.status(status).header('cache-control', 'no-store').send({ errcode, error });
}
