import { segmentsOf, type TextRange } from './text-segments.ts';

export interface HighlightProps {
  readonly text: string;
  /** Half-open ranges in UTF-16 code units, as a search answers them; overlapping or wrong ones do no harm. */
  readonly ranges: readonly TextRange[];
}

/** A text with the places marked that a search has found. */
export function Highlight({ text, ranges }: HighlightProps) {
  return segmentsOf(text, ranges).map((segment) =>
    segment.isMarked ? (
      <mark key={segment.start} className="rounded-[3px]">
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  );
}
