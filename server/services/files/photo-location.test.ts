import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withoutLocation } from './photo-location.ts';

const place = {
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 0/1' },
};

async function aPhoto(progressive: boolean): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width: 64, height: 48, channels: 3, noise, background: '#000' } })
    .jpeg({ progressive })
    .withExif({ IFD0: { Copyright: 'Ayse', Orientation: '6' }, ...place })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

for (const progressive of [false, true]) {
  test(`takes the place out of a ${progressive ? 'progressive' : 'plain'} photo and changes no pixel`, async () => {
    const photo = await aPhoto(progressive);
    const film = Buffer.from('ftypmp42 with a place of its own');
    const cleaned = withoutLocation(Buffer.concat([photo, film])) ?? Buffer.alloc(0);
    expect((await sharp(photo).metadata()).exif?.includes('Ayse')).toBe(true);
    expect(cleaned.includes('Ayse') || cleaned.includes('ftyp')).toBe(false);
    const { orientation, exif } = await sharp(cleaned).metadata();
    expect([orientation, exif?.length]).toEqual([6, 32]);
    expect(await sharp(cleaned).raw().toBuffer()).toEqual(await sharp(photo).raw().toBuffer());
    expect(withoutLocation(cleaned)).toEqual(cleaned);
  });
}

test('leaves alone what only begins like a JPEG', () => {
  for (const bytes of ['ffd8', 'ffd8ffe1ffff', 'ffd8ffe10002', 'ffd8ffe100000000', 'ffd8deadbeef']) {
    const found = withoutLocation(Buffer.from(bytes, 'hex'));
    expect(found, bytes).toBeUndefined();
  }
});
