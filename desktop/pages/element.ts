type Child = Node | string | null;

/** Makes an element: attributes as text, `on…` as listeners, children behind them. No markup is ever parsed. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean | ((event: Event) => void)>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') made.toggleAttribute(name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The element of the page with this id; the pages have them from the start. */
export function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

let fields = 0;

/** A field with its label. */
export function field(
  label: string,
  attributes: Readonly<Record<string, string | boolean>>,
): { row: Node; input: HTMLInputElement } {
  const id = `field-${++fields}`;
  const input = element('input', { id, class: 'field', ...attributes });
  return { row: element('div', { class: 'row' }, element('label', { for: id }, label), input), input };
}
