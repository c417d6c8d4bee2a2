import { xmlText } from './office-text.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function xmlEscaped(text: string): string {
  return xmlText(text).replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

/** An element; attributes without a value are left out. `inner` is XML already. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  inner = '',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    // A line break within an attribute would be read as a space.
    .map(([key, value]) => ` ${key}="${xmlEscaped(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}
