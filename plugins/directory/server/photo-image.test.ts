import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodePhoto } from './photo-image.ts';

const unusable = expect.objectContaining({ code: 'directory.photo_unusable' });

/** Left half red, right half blue. */
function halves(width: number, height: number) {
  const half = Math.floor(width / 2);
  const blue = { create: { width: width - half, height, channels: 3 as const, background: '#0000ff' } };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: blue, left: half, top: 0 },
  ]);
}

async function colourAt(image: Buffer, left: number, top: number): Promise<'red' | 'blue'> {
  const pixel = await sharp(image).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return (pixel[0] ?? 0) > (pixel[2] ?? 0) ? 'red' : 'blue';
}

test('draws both sizes as WebP', async () => {
  const { small, large } = await encodePhoto(await halves(800, 600).jpeg().toBuffer());
  expect(await sharp(large).metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 });
  expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 96, height: 96 });
});

test('keeps nothing of where and with what the photo was taken', async () => {
  const photo = await halves(400, 400)
    .withExif({ IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '50/1 55/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  expect(photo.includes('SecretCamera')).toBe(true);
  const { large, small } = await encodePhoto(photo);
  for (const encoded of [large, small]) {
    const { exif, xmp, iptc } = await sharp(encoded).metadata();
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    expect(encoded.includes('SecretCamera')).toBe(false);
  }
});

test('cuts the box that was chosen out of the upright picture', async () => {
  const photo = await halves(1000, 500).png().toBuffer();
  const left = await encodePhoto(photo, { left: 0, top: 0, size: 500 });
  const right = await encodePhoto(photo, { left: 500, top: 0, size: 500 });
  expect(await colourAt(left.large, 256, 256)).toBe('red');
  expect(await colourAt(right.large, 256, 256)).toBe('blue');
  expect(left.version).not.toBe(right.version);
});

test('turns a photo that was taken with the phone on its side before it is cut', async () => {
  // Orientation 6: the stored left half is the upper half of the upright picture.
  const photo = await halves(1000, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const upper = await encodePhoto(photo, { left: 0, top: 0, size: 500 });
  const lower = await encodePhoto(photo, { left: 0, top: 500, size: 500 });
  expect(await colourAt(upper.large, 256, 256)).toBe('red');
  expect(await colourAt(lower.large, 256, 256)).toBe('blue');
});

test('refuses a box outside the picture', async () => {
  const photo = await halves(100, 100).png().toBuffer();
  await expect(encodePhoto(photo, { left: 60, top: 0, size: 50 })).rejects.toEqual(unusable);
});

test('refuses what is no photo', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>');
  const gif = await halves(9, 9).gif().toBuffer();
  const cut = (await halves(400, 400).png().toBuffer()).subarray(0, 200);
  for (const content of [Buffer.alloc(0), Buffer.from('not a photo'), svg, gif, cut]) {
    await expect(encodePhoto(content)).rejects.toEqual(unusable);
  }
});

test('refuses a picture of few bytes that unfolds into more pixels than fit', async () => {
  const bomb = pngOf(30_000, 30_000);
  expect(bomb.length).toBeLessThan(200_000);
  const before = process.memoryUsage().rss;
  await expect(encodePhoto(bomb)).rejects.toEqual(unusable);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

/** A PNG of one bit a pixel, all black. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
