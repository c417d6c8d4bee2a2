import type { Section, Task } from '../../shared/index.ts';

/** Tasks under the sections of their list, in order; those without one, or of one that has gone, come first. */
export function bySection(
  sections: readonly Section[],
  tasks: readonly Task[],
): readonly { readonly section: Section | undefined; readonly tasks: readonly Task[] }[] {
  const known = new Set(sections.map(({ id }) => id));
  const members = Map.groupBy(tasks, ({ section }) => (section !== null && known.has(section) ? section : undefined));
  return [
    { section: undefined, tasks: members.get(undefined) ?? [] },
    ...sections.map((section) => ({ section, tasks: members.get(section.id) ?? [] })),
  ];
}
