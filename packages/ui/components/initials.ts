const titles = /^(dr|prof|dipl|ing|med|jur|rer|nat|phil|mag|hon|herr|frau|mr|mrs|ms)\.?$/i;
const particles = new Set([
  'von',
  'van',
  'de',
  'der',
  'den',
  'zu',
  'zum',
  'zur',
  'da',
  'di',
  'la',
  'le',
  'al',
  'el',
  'und',
]);

/** How many tints styles/tints.css has. */
export const tintCount = 8;

/** Up to two letters for a name: first and last part, without titles and particles. `?` when there is none. */
export function initialsOf(name: string): string {
  const parts = name.split(/[\s,]+/).filter((part) => /^\p{L}/u.test(part) && !titles.test(part));
  const weighty = parts.filter((part) => !particles.has(part.toLowerCase()));
  const used = weighty.length > 0 ? weighty : parts;
  const letters = [used[0], used.length > 1 ? used.at(-1) : undefined].map((part) => [...(part ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase('de') || '?';
}

/** A number from 0 up to `tintCount`, always the same for the same text; an id and a ref that ends in it are the same. */
export function tintOf(seed: string): number {
  let hash = 2166136261; // FNV-1a, 32 bits
  for (let index = seed.lastIndexOf('/') + 1; index < seed.length; index += 1)
    hash = Math.imul(hash ^ seed.charCodeAt(index), 16777619);
  return (hash >>> 0) % tintCount;
}
