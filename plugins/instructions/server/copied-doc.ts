import { type DocNode, linksOfDoc, targetOfHref } from '@kontor/editor/shared';

/** The files that a text shows or links to. */
export function filesOfDoc(doc: DocNode): readonly string[] {
  return linksOfDoc(doc).files;
}

/** The same text with other files in the place of these. */
export function withFiles(doc: DocNode, files: ReadonlyMap<string, string>): DocNode {
  if (files.size === 0) return doc;
  const { attrs, marks, content } = doc;
  return {
    ...doc,
    ...(attrs && { attrs: renamed(attrs, files) }),
    ...(marks && {
      marks: marks.map((mark) => (mark.attrs ? { ...mark, attrs: renamed(mark.attrs, files) } : mark)),
    }),
    ...(content && { content: content.map((node) => withFiles(node, files)) }),
  };
}

function renamed(attrs: Readonly<Record<string, unknown>>, files: ReadonlyMap<string, string>) {
  const { file, href } = attrs;
  const other = typeof file === 'string' ? files.get(file) : undefined;
  const target = typeof href === 'string' ? targetOfHref(href) : undefined;
  const [, named] = /^files\/file\/(.+)$/.exec(target?.ref ?? '') ?? [];
  const linked = named === undefined ? undefined : files.get(named);
  return {
    ...attrs,
    ...(other !== undefined && { file: other }),
    ...(linked !== undefined && { href: `kontor:files/file/${linked}` }),
  };
}
