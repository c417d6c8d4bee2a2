import { type Schema, Slice } from '@tiptap/pm/model';

/** Under this type a copied piece of a document lies in the clipboard beside its HTML and its words. */
export const sliceType = 'application/x-kontor-slice+json';
/** More is taken as HTML. */
const longest = 2_000_000;

/**
 * The piece of a document that was copied, if it is one that the schema allows in all its attributes: any page on the
 * web can put something into the clipboard. Else the HTML beside it is read.
 */
export function sliceOfClipboard(schema: Schema, json: string): Slice | undefined {
  if (json === '' || json.length > longest) return undefined;
  try {
    const slice = Slice.fromJSON(schema, JSON.parse(json));
    for (const node of slice.content.content) node.check();
    return slice;
  } catch {
    return undefined;
  }
}
