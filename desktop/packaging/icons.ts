import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Sizes in pixels of the pictures in each kind of file. */
const sizes = { linux: [16, 24, 32, 48, 64, 128, 256, 512], windows: [16, 24, 32, 48, 64, 128, 256] } as const;

/** Names of the pictures in an icns file, which are PNG from macOS 10.7 on; `@2x` ones under the size that they have. */
const macSizes = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 } as const;

/** Makes `icon.ico`, `icon.icns` and `icons/<size>x<size>.png` of one SVG. */
export async function makeIcons(svg: string, into: string): Promise<void> {
  const draw = (size: number) =>
    sharp(svg, { density: 72 * (size / 64) })
      .resize(size, size)
      .png()
      .toBuffer();
  mkdirSync(join(into, 'icons'), { recursive: true });
  for (const size of sizes.linux) writeFileSync(join(into, 'icons', `${size}x${size}.png`), await draw(size));
  writeFileSync(join(into, 'icon.ico'), icoOf(await Promise.all(sizes.windows.map(draw)), sizes.windows));
  const parts: [string, Buffer][] = [];
  for (const [name, size] of Object.entries(macSizes)) parts.push([name, await onMac(svg, size)]);
  writeFileSync(join(into, 'icon.icns'), icnsOf(parts));
}

/** On macOS the shape leaves a tenth free at each side, as the others in the dock do. */
async function onMac(svg: string, size: number): Promise<Buffer> {
  const inner = Math.round(size * 0.8);
  const edge = Math.floor((size - inner) / 2);
  const rest = size - inner - edge;
  return sharp(svg, { density: 72 * (inner / 64) })
    .resize(inner, inner)
    .extend({ top: edge, left: edge, bottom: rest, right: rest, background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
}

/** Directory of 16 bytes for each picture, then the pictures as PNG (Windows Vista and later). 256 is written as 0. */
function icoOf(pictures: readonly Buffer[], widths: readonly number[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach((picture, index) => {
    const at = 6 + 16 * index;
    header.writeUInt8((widths[index] ?? 0) % 256, at);
    header.writeUInt8((widths[index] ?? 0) % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(picture.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  });
  return Buffer.concat([header, ...pictures]);
}

function icnsOf(parts: readonly (readonly [name: string, picture: Buffer])[]): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(name, 0, 'ascii');
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  return chunk('icns', Buffer.concat(parts.map(([name, picture]) => chunk(name, picture))));
}
