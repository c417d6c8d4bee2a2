import { newId } from '@kontor/base';
import { bodyOfShared, docOfShared, linksOfDoc, targetOfHref } from '@kontor/editor/shared';
import * as Y from 'yjs';

/** Makes files of the new page out of those that the text names; what is no file of the old one is left out. */
type CopyFiles = (files: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** The text of another page for a new one: all of it, also what nobody here knows, with tasks and files of its own. */
export async function copiedText(update: Uint8Array, copyFiles: CopyFiles): Promise<Uint8Array> {
  const document = new Y.Doc();
  try {
    Y.applyUpdate(document, update);
    const files = await copyFiles(linksOfDoc(docOfShared(document)).files);
    document.transact(() => {
      for (const node of bodyOfShared(document).createTreeWalker(() => true)) {
        if (node instanceof Y.XmlText) renameLinks(node, files);
        else if (node instanceof Y.XmlElement) renameElement(node, files);
      }
    });
    return Y.encodeStateAsUpdate(document);
  } finally {
    document.destroy();
  }
}

function renameElement(node: Y.XmlElement, files: ReadonlyMap<string, string>): void {
  if (node.nodeName === 'taskItem' && node.getAttribute('id') !== undefined) node.setAttribute('id', newId());
  const file = files.get(node.getAttribute('file') ?? '');
  if (file !== undefined) node.setAttribute('file', file);
  const href = renamed(node.getAttribute('href'), files);
  if (href !== undefined) node.setAttribute('href', href);
}

function renameLinks(text: Y.XmlText, files: ReadonlyMap<string, string>): void {
  let index = 0;
  for (const piece of text.toDelta() as readonly DeltaPiece[]) {
    const length = typeof piece.insert === 'string' ? piece.insert.length : 1;
    for (const [mark, value] of Object.entries(piece.attributes ?? {})) {
      const attributes = Object(value);
      const href = renamed(attributes.href, files);
      if (href !== undefined) text.format(index, length, { [mark]: { ...attributes, href } });
    }
    index += length;
  }
}

/** Yjs does not say what a delta is made of. */
interface DeltaPiece {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Where a link to a file leads now; nothing where it is no such link, or stays. */
function renamed(href: unknown, files: ReadonlyMap<string, string>): string | undefined {
  const target = typeof href === 'string' ? targetOfHref(href) : undefined;
  const [, named] = /^files\/file\/(.+)$/.exec(target?.ref ?? '') ?? [];
  const file = named === undefined ? undefined : files.get(named);
  return file === undefined ? undefined : `kontor:files/file/${file}`;
}
