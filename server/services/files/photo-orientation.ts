/** Tag 0x0112 of the first directory of Exif (version 3.0, section 4.6), which is a TIFF; nothing for the usual orientation. */
export function readOrientation(tiff: Buffer): number | undefined {
  if (tiff.length < 14) return undefined;
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const read16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < Math.min(read16(directory), 200); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (read16(at) !== 0x0112) continue;
    const value = read16(at + 8);
    return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** Exif that holds the orientation and nothing else. */
export function writeOrientation(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
