import { slugOf } from '../spaces/space-model.ts';

/** A login from a name: `Dr. Änne Müller-Ott` becomes `a.mueller-ott`; titles end in a dot and are left out. */
export function suggestLogin(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== '' && !part.endsWith('.'));
  const [given = '', ...family] = parts;
  const last = slugOf(family.join('-'));
  const first = slugOf(given).charAt(0);
  return [first, last].filter((part) => part !== '').join('.');
}
