import sharp from 'sharp';
import { type Answer, type Client, type Json, part } from './client.ts';

export type ImageType = 'png' | 'jpeg' | 'gif' | 'webp';

/** A picture of one colour. */
export function picture(width: number, height: number, type: ImageType = 'png'): Promise<Buffer> {
  const canvas = sharp({ create: { width, height, channels: 3, background: { r: 30, g: 120, b: 200 } } });
  return canvas.toFormat(type).toBuffer();
}

export async function sizeOf(image: Uint8Array): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(image).metadata();
  return { width, height };
}

/** Uploads and answers with the address, `mxc://...`. */
export async function upload(
  client: Client,
  content: string | Uint8Array,
  type = 'application/octet-stream',
  filename?: string,
): Promise<string> {
  const answer: Json = await client.ok('POST', '/_matrix/media/v3/upload', undefined, {
    raw: content,
    headers: { 'content-type': type },
    query: { filename },
  });
  return answer.content_uri;
}

/** `server/id` of an address. */
export const mediaPath = (address: string) => address.replace(/^mxc:\/\//, '');

export const download = (client: Client, address: string, filename?: string, headers = {}): Promise<Answer> =>
  client.call('GET', `/v1/media/download/${mediaPath(address)}${filename ? `/${part(filename)}` : ''}`, undefined, {
    headers,
  });

export const thumbnail = (client: Client, address: string, query: Json): Promise<Answer> =>
  client.call('GET', `/v1/media/thumbnail/${mediaPath(address)}`, undefined, { query });

export const textOf = (answer: Answer): string => Buffer.from(answer.body).toString();
