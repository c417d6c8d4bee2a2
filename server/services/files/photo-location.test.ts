import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withoutLocation } from './photo-location.ts';

const place = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 0/1' },
};

type Format = 'jpeg' | 'png' | 'webp';

async function aPhoto(format: Format, options: object = {}): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width: 64, height: 48, channels: 3, noise, background: '#000' } })
    .toFormat(format, options)
    .withExif({ IFD0: { Copyright: 'Ayse', Orientation: '6' }, ...place })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>Musterfurt</place></x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

const photos: readonly (readonly [string, Format, object])[] = [
  ['plain JPEG', 'jpeg', {}],
  ['progressive JPEG', 'jpeg', { progressive: true }],
  ['PNG', 'png', {}],
  ['WebP', 'webp', { quality: 70 }],
  ['lossless WebP', 'webp', { lossless: true }],
];

test.each(photos)('takes the place out of a %s and changes no pixel', async (_name, format, options) => {
  const type = `image/${format}`;
  const photo = await aPhoto(format, options);
  const told = await sharp(photo).metadata();
  expect([told.exif?.includes('Ayse'), told.xmp?.includes('Musterfurt')]).toEqual([true, true]);
  const film = Buffer.from('ftypmp42 with a place of its own');
  const cleaned = withoutLocation(Buffer.concat([photo, film]), type) ?? Buffer.alloc(0);
  for (const word of ['Ayse', 'Musterfurt', 'ftyp']) expect(cleaned.includes(word), word).toBe(false);
  const { orientation, exif, xmp } = await sharp(cleaned).metadata();
  expect(orientation).toBe(6);
  expect(exif?.length).toBeLessThanOrEqual(32);
  expect(xmp).toBeUndefined();
  expect(await sharp(cleaned).raw().toBuffer()).toEqual(await sharp(photo).raw().toBuffer());
  expect(withoutLocation(cleaned, type)).toEqual(cleaned);
});

test.each(photos)('leaves a %s that breaks off alone', async (_name, format, options) => {
  const photo = await aPhoto(format, options);
  for (const length of [0, 8, 13, 30, photo.length - 20]) {
    expect(withoutLocation(photo.subarray(0, length), `image/${format}`), String(length)).toBeUndefined();
  }
});

test('leaves alone what only begins like a JPEG', () => {
  for (const bytes of ['ffd8', 'ffd8ffe1ffff', 'ffd8ffe10002', 'ffd8ffe100000000', 'ffd8deadbeef']) {
    const found = withoutLocation(Buffer.from(bytes, 'hex'), 'image/jpeg');
    expect(found, bytes).toBeUndefined();
  }
});
