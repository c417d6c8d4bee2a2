/** A number as people write it, with a comma or a point: `3,5`, `1.200,50`, `1200.5`; nothing where it is none. */
export function readNumber(text: string): number | undefined {
  const bare = text.replace(/\s/g, '');
  const isGerman = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^-?\d+,\d+$/.test(bare);
  const value = Number(isGerman ? bare.replaceAll('.', '').replace(',', '.') : bare);
  return bare !== '' && Number.isFinite(value) ? value : undefined;
}
