import { classNames, Link, useFormats } from '@kontor/ui';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  readonly count?: number;
  /** At the end of the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page, set apart by space alone. */
export function Section({ title, count, action, children }: SectionProps) {
  const { formatNumber } = useFormats();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="min-w-0">
      <header className="flex min-h-7 items-center justify-between gap-3 pb-2">
        <h2 id={heading} className="text-base font-semibold">
          {title}
          {count !== undefined && (
            <span className="ps-2 font-normal text-muted tabular-nums">{formatNumber(count)}</span>
          )}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}

interface TermLinksProps {
  readonly terms: readonly string[];
  /** Where a term leads; plain words without it. */
  readonly address?: (term: string) => string;
  /** Those that stand out, and what is said of them. */
  readonly marked?: { readonly terms: readonly string[]; readonly note: string };
}

const pill = 'inline-flex min-h-7 max-w-full items-center rounded-full bg-hover px-3 text-sm text-text';

/** Skills, tasks or languages; each leads to those who share it. */
export function TermLinks({ terms, address, marked }: TermLinksProps) {
  const isMarked = (term: string) => marked?.terms.includes(term) === true;
  const text = (term: string) => (
    <span className="truncate">
      {term}
      {isMarked(term) && <span className="text-muted">{` (${marked?.note})`}</span>}
    </span>
  );
  return (
    <ul className="flex flex-wrap gap-1.5">
      {terms.map((term) => (
        <li key={term} className="flex max-w-full">
          {address ? (
            <Link
              href={address(term)}
              variant="quiet"
              className={classNames(
                pill,
                'data-hovered:bg-pressed data-hovered:no-underline coarse:min-h-11 rounded-full!',
              )}
            >
              {text(term)}
            </Link>
          ) : (
            <span className={pill}>{text(term)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
