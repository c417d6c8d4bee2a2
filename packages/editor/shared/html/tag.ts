/** The attributes of an element; those without a value are left out. */
export type Tag = Readonly<Record<string, unknown>>;

const empty = ['img', 'br', 'hr'];

export function tag(name: string, attributes: Tag, inner = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return empty.includes(name) ? `<${name}${written}>` : `<${name}${written}>${inner}</${name}>`;
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Within Markdown, HTML ends at an empty line.
  '\n': '&#10;',
  '\r': '&#13;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"\n\r]/g, (sign) => signs[sign] ?? sign);
}
