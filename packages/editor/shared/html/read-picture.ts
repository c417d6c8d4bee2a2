import type { DocNode } from '../doc.ts';
import { isDocumentHref, isPictureAddress } from '../schema/attribute-checks.ts';
import type { Flow } from './flow.ts';
import { fileAt, type Reading } from './reading.ts';
import { attribute, type HtmlElement, numberIn } from './tree.ts';

/** A picture that can be shown is a block; of others the words stay that stand for them. */
export function readPicture(element: HtmlElement, flow: Flow, reading: Reading, caption = ''): void {
  const alt = (attribute(element, 'alt') ?? '').slice(0, 2_000);
  const place = placeOf(attribute(element, 'src')?.trim() ?? '', reading);
  if (!place || reading.isLine) {
    flow.addText(caption === '' ? alt : `${alt} ${caption}`, reading.marks);
    return;
  }
  const href = reading.marks.find(({ type }) => type === 'link')?.attrs?.href;
  const attrs: DocNode['attrs'] = {
    ...place,
    alt,
    title: attribute(element, 'title')?.slice(0, 2_000) ?? null,
    width: numberIn(element, 'width', 1, 10_000) ?? null,
    caption: caption.slice(0, 2_000),
    href: typeof href === 'string' && isDocumentHref(href) ? href : null,
  };
  flow.addBlock({ type: 'image', attrs });
}

function placeOf(address: string, reading: Reading): { file: string | null; src: string | null } | undefined {
  const given = reading.parts.pictureOf?.(address);
  if (given) return 'file' in given ? { file: given.file, src: null } : { file: null, src: given.src };
  const file = fileAt(address, reading);
  if (file !== undefined) return { file, src: null };
  return isPictureAddress(address) ? { file: null, src: address } : undefined;
}
