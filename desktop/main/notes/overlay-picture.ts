const size = 16;
/** Three dots wide, five high, a row for each three bits. */
const digits: Readonly<Record<string, readonly number[]>> = {
  '1': [0b010, 0b110, 0b010, 0b010, 0b111],
  '2': [0b110, 0b001, 0b010, 0b100, 0b111],
  '3': [0b110, 0b001, 0b010, 0b001, 0b110],
  '4': [0b101, 0b101, 0b111, 0b001, 0b001],
  '5': [0b111, 0b100, 0b110, 0b001, 0b110],
  '6': [0b011, 0b100, 0b110, 0b101, 0b010],
  '7': [0b111, 0b001, 0b010, 0b010, 0b010],
  '8': [0b010, 0b101, 0b010, 0b101, 0b010],
  '9': [0b010, 0b101, 0b011, 0b001, 0b110],
  '+': [0b000, 0b010, 0b111, 0b010, 0b000],
};
const red = [0x1c, 0x29, 0xc4, 0xff] as const;
const white = [0xff, 0xff, 0xff, 0xff] as const;

/**
 * The round mark over the taskbar's icon, 16 by 16, as BGRA rows: the count in white on red, from ten on as `9+`. Drawn
 * here because Windows takes only a picture and the main process has no canvas.
 */
export function drawOverlay(count: number): Buffer {
  const picture = Buffer.alloc(size * size * 4);
  const dot = (x: number, y: number, colour: readonly number[]) => picture.set(colour, (y * size + x) * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if ((x - 7.5) ** 2 + (y - 7.5) ** 2 <= 8 ** 2) dot(x, y, red);
  const text = count > 9 ? '9+' : String(count);
  // A single figure is drawn twice as large.
  const scale = text.length === 1 ? 2 : 1.5;
  const width = (text.length * 4 - 1) * scale;
  const [left, top] = [Math.round((size - width) / 2), Math.round((size - 5 * scale) / 2)];
  for (let y = 0; y < Math.round(5 * scale); y++)
    for (let x = 0; x < Math.round(width); x++) {
      const column = Math.floor(x / scale);
      const row = digits[text[Math.floor(column / 4)] ?? '']?.[Math.floor(y / scale)] ?? 0;
      const place = column % 4;
      if (place < 3 && (row >> (2 - place)) & 1) dot(left + x, top + y, white);
    }
  return picture;
}
