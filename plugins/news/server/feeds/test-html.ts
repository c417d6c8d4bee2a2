import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** What a browser would make of a page: each element with its attributes. */
export function elementsOf(
  html: string,
): { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const look = (node: Node): ReturnType<typeof elementsOf> => {
    const own =
      'tagName' in node
        ? [{ name: node.tagName, attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) }]
        : [];
    return [...own, ...('childNodes' in node ? node.childNodes.flatMap(look) : [])];
  };
  return look(parse(html));
}

const passive = new Set(
  'html head meta title link style body a header div p main article h1 h2 h3 h4 h5 h6 time nav ul ol li footer img figure figcaption strong em u s mark sub sup code pre br hr blockquote aside details summary table thead tbody tr th td span section'.split(
    ' ',
  ),
);

/** Everything in a page that could run, or load something from elsewhere: nothing, if all is well. */
export function activeIn(html: string): string[] {
  return elementsOf(html).flatMap(({ name, attributes }) => {
    const wrong = Object.entries(attributes).filter(
      ([key, value]) =>
        key.startsWith('on') ||
        ['style', 'srcdoc', 'srcset', 'formaction', 'ping', 'background'].includes(key) ||
        (key === 'href' && !/^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(value)) ||
        (key === 'src' && !/^\/(?!\/)/.test(value)),
    );
    return [...(passive.has(name) ? [] : [`<${name}>`]), ...wrong.map(([key, value]) => `${key}=${value}`)];
  });
}

/** What people write to have it run. */
export const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</style><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">hier</a>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  ']]><script>alert(1)</script>',
  '<!--><script>alert(1)</script>-->',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
] as const;
