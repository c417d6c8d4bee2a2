import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { cleanPicture } from './clean-picture.ts';

const secret = 'SecretCamera';
const gps = { IFD0: { Make: secret }, IFD3: { GPSLatitude: '50/1 55/1 0/1', GPSLatitudeRef: 'N' } } as const;
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="50,55N" exif:Note="${secret}"/></rdf:RDF></x:xmpmeta>`;

/** Wider than high, left half red, right half blue. */
function photo(): Sharp {
  const blue = { create: { width: 40, height: 48, channels: 3 as const, background: '#0000ff' } };
  const red = { create: { width: 80, height: 48, channels: 3 as const, background: '#ff0000' } };
  return sharp(red).composite([{ input: blue, left: 40, top: 0 }]);
}

async function clean(bytes: Uint8Array, type = 'image/jpeg'): Promise<Buffer> {
  const cleaned = await cleanPicture(new Blob([new Uint8Array(bytes)], { type }));
  expect(cleaned.type).toBe(type);
  return Buffer.from(await cleaned.arrayBuffer());
}

const pixelsOf = (picture: Buffer) => sharp(picture, { animated: true }).raw().toBuffer();
const tagged = (orientation: number) =>
  photo().withIccProfile('p3').withExif(gps).withXmp(xmp).withMetadata({ orientation });

test.each([
  ['jpeg', (of: Sharp) => of.jpeg()],
  ['jpeg', (of: Sharp) => of.jpeg({ progressive: true })],
  ['png', (of: Sharp) => of.png()],
  ['webp', (of: Sharp) => of.webp()],
  ['webp', (of: Sharp) => of.webp({ lossless: true })],
] as const)(
  'a photo as %s loses place and camera, and keeps pixels, colours and orientation',
  async (format, encode) => {
    const original = await encode(tagged(6)).toBuffer();
    const before = await sharp(original).metadata();
    expect(before).toMatchObject({ orientation: 6, exif: expect.anything(), xmp: expect.anything() });
    expect(original.includes(secret)).toBe(true);
    const cleaned = await clean(original, `image/${format}`);
    const after = await sharp(cleaned).metadata();
    expect(after).toMatchObject({ format, orientation: 6, width: before.width, height: before.height });
    expect(after.icc).toEqual(before.icc);
    expect(after.xmp).toBeUndefined();
    expect(cleaned.includes(secret)).toBe(false);
    expect(cleaned.includes('GPSLatitude')).toBe(false);
    // Nothing but the orientation is left of it.
    expect(after.exif?.length).toBeLessThan(40);
    expect(await pixelsOf(cleaned)).toEqual(await pixelsOf(original));
    expect(cleaned.length).toBeLessThan(original.length);
  },
);

test('an upright photo has no Exif at all afterwards', async () => {
  const cleaned = await clean(await photo().withExif(gps).jpeg().toBuffer());
  expect((await sharp(cleaned).metadata()).exif).toBeUndefined();
});

test('what hangs behind a photo, such as its film, and comments go', async () => {
  const original = await photo().jpeg().toBuffer();
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, secret.length + 2]), Buffer.from(secret)]);
  const iptc = Buffer.concat([Buffer.from([0xff, 0xed, 0, secret.length + 2]), Buffer.from(secret)]);
  const whole = Buffer.concat([
    original.subarray(0, 2),
    comment,
    iptc,
    original.subarray(2),
    Buffer.from(`ftypmp42${secret}`),
  ]);
  expect(await clean(whole)).toEqual(original);
});

test('a PNG loses its texts and times', async () => {
  const original = await photo().png().toBuffer();
  const chunk = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), content]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(content.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const head = original.subarray(0, 33);
  const packed = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(secret)]);
  const added = [
    chunk('tEXt', Buffer.from(`Author\0${secret}`)),
    chunk('zTXt', packed),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)),
    chunk('tIME', Buffer.alloc(7, 1)),
    chunk('prVt', Buffer.from(secret)),
  ];
  const cleaned = await clean(Buffer.concat([head, ...added, original.subarray(33), Buffer.from(secret)]), 'image/png');
  expect(cleaned).toEqual(original);
});

test('a moving WebP and a moving GIF still move, and a GIF loses its comments', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const moving = sharp(frames, { join: { animated: true } });
  const webp = await moving
    .clone()
    .withExif(gps)
    .webp({ delay: [100, 200, 300] })
    .toBuffer();
  const cleaned = await clean(webp, 'image/webp');
  expect(await sharp(cleaned, { animated: true }).metadata()).toMatchObject({ pages: 3, delay: [100, 200, 300] });
  expect(cleaned.includes(secret)).toBe(false);
  const gif = await moving
    .clone()
    .gif({ delay: [100, 200, 300] })
    .toBuffer();
  const end = gif.length - 1;
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, secret.length]), Buffer.from(secret), Buffer.from([0])]);
  expect(await clean(Buffer.concat([gif.subarray(0, end), comment, gif.subarray(end)]), 'image/gif')).toEqual(gif);
  expect(await sharp(await clean(gif, 'image/gif'), { animated: true }).metadata()).toMatchObject({ pages: 3 });
});

test('what is no picture, or only begins like one, is sent as it is', async () => {
  const texts = [
    '',
    'Guten Tag',
    'GIF',
    '\xff\xd8\xff',
    '\x89PNG\r\n\x1a\n\0\0\xff\xff',
    'RIFF\xff\0\0\0WEBPVP8 ',
    'GIF89a',
  ];
  for (const text of texts) {
    const file = new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' });
    expect(await cleanPicture(file), JSON.stringify(text)).toBe(file);
  }
  const document = new Blob([`%PDF-1.7 ${secret}`], { type: 'application/pdf' });
  expect(await cleanPicture(document)).toBe(document);
});

test('a photo that did not come in whole is cleaned up to its end', async () => {
  const original = await tagged(1).jpeg({ quality: 100 }).toBuffer();
  const cleaned = await clean(original.subarray(0, original.length - 20));
  expect(cleaned.includes(secret)).toBe(false);
  expect(cleaned.length).toBeGreaterThan(200);
});
