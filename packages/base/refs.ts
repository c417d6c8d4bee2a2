/** The one link form: `<module>/<noun>/<id>`, for example `people/person/01993…` or `wiki/page/01993…`. */
export type Ref = `${string}/${string}/${string}`;

const refPattern = /^([a-z][a-z-]*)\/([a-z][a-z-]*)\/([A-Za-z0-9_.~:@!$-]{1,255})$/;

export function refOf(module: string, noun: string, id: string): Ref {
  return `${module}/${noun}/${id}`;
}

/** The parts of a ref, or nothing when the text is not one. */
export function parseRef(text: string): { module: string; noun: string; id: string } | undefined {
  const [, module, noun, id] = refPattern.exec(text) ?? [];
  return module !== undefined && noun !== undefined && id !== undefined ? { module, noun, id } : undefined;
}
