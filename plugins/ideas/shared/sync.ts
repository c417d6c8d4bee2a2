interface IdeaEvent {
  readonly payload: { readonly idea: string };
  /** What is new of it: its votes and whether one's own is among them, or whether one follows it; null: only a fetch tells. */
  readonly object: Readonly<Record<string, unknown>> | null;
}

/** An idea, or a list of them, with what the event tells; undefined where it does not tell. Twice changes nothing more. */
export function foldIdea<Copy extends { id?: unknown; ideas?: readonly { id: string }[] }>(
  copy: Copy,
  { payload: { idea }, object }: IdeaEvent,
): Copy | undefined {
  const fold = <One extends { id?: unknown }>(one: One): One => (one.id === idea ? { ...one, ...object } : one);
  return object ? { ...fold(copy), ...(copy.ideas && { ideas: copy.ideas.map(fold) }) } : undefined;
}
