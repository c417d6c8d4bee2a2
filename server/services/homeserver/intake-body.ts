import type { IncomingMessage } from 'node:http';

/** A hundred events of the largest size, and what else may be told. */
const mostBytes = 16 * 1024 * 1024;

/** The body as text; nothing beyond the bound. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
