import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AppserviceConfig } from '../config.ts';

export interface ServiceRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  /** From `/_matrix/app/v1` on. */
  readonly path: string;
  /** JSON. */
  readonly body?: string;
  readonly timeoutMs?: number;
  readonly skipVerify: boolean;
  readonly signal?: AbortSignal;
}

/** 0 where no answer came, and why. */
export interface ServiceAnswer {
  readonly status: number;
  readonly body: string;
  readonly failure?: 'timeout' | 'connection';
}

const longestWaitMs = 30_000;
const mostBytes = 64 * 1024;

/** Asks a service something, showing it the homeserver's token. Never throws: a service may be away at any time. */
export function askService({ url, hsToken }: AppserviceConfig, ask: ServiceRequest): Promise<ServiceAnswer> {
  if (url === undefined) return Promise.resolve({ status: 0, body: '', failure: 'connection' });
  return new Promise((resolve) => {
    const address = new URL(`${url.replace(/\/+$/, '')}/_matrix/app/v1${ask.path}`);
    const send = address.protocol === 'https:' ? requestHttps : requestHttp;
    const deadline = AbortSignal.timeout(ask.timeoutMs ?? longestWaitMs);
    const fail = () => resolve({ status: 0, body: '', failure: deadline.aborted ? 'timeout' : 'connection' });
    const request = send(address, {
      method: ask.method,
      headers: {
        authorization: `Bearer ${hsToken}`,
        ...(ask.body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(ask.body) }),
      },
      rejectUnauthorized: !ask.skipVerify,
      signal: ask.signal ? AbortSignal.any([deadline, ask.signal]) : deadline,
    });
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= mostBytes) chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    request.end(ask.body);
  });
}
