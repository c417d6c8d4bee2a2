import type { SearchHit } from '@kontor/schema';

type MatchedText = NonNullable<SearchHit['snippet']>;

/** The lines below a hit's title: its subtitle, with the found places in it where it says them, and else the text that does. */
export function whyFound({ subtitle, snippet, fields }: Pick<SearchHit, 'subtitle' | 'snippet' | 'fields'>): {
  readonly subtitle: MatchedText | undefined;
  readonly field: MatchedText | undefined;
} {
  const field = snippet ?? Object.values(fields).find(({ matches }) => matches.length > 0);
  if (subtitle === null || subtitle === '') return { subtitle: undefined, field };
  const at = field && field.text !== '' ? subtitle.indexOf(field.text) : -1;
  if (!field || at < 0) return { subtitle: { text: subtitle, matches: [] }, field };
  const matches = field.matches.map(([start, end]): [number, number] => [start + at, end + at]);
  return { subtitle: { text: subtitle, matches }, field: undefined };
}
