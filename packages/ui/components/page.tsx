import type { ReactNode } from 'react';
import { ArrowLeft } from '../icons.ts';
import { classNames } from './class-names.ts';
import { Link } from './link.tsx';

export interface PageProps {
  /** `wide` for what stands in columns; anything else is read and written in the narrower width. */
  readonly width?: 'text' | 'wide';
  readonly children: ReactNode;
}

const widths = { text: 'max-w-3xl', wide: 'max-w-5xl' };

/** The room that every screen has around it, so that all headings begin at the same place. */
export function Page({ width = 'text', children }: PageProps) {
  return (
    <div className={classNames('relative mx-auto w-full px-4 py-5 sm:px-8 sm:py-7', widths[width])}>{children}</div>
  );
}

export interface BackLinkProps {
  readonly href: string;
  /** Where it leads: "Alle Personen". */
  readonly children: ReactNode;
  /** For what stands beside a list on wide screens. */
  readonly className?: string;
}

/** The way back to where one came from, above the heading of a screen. */
export function BackLink({ href, children, className }: BackLinkProps) {
  return (
    <Link
      href={href}
      variant="quiet"
      className={classNames(
        'inline-flex max-w-full items-center gap-1.5 self-start text-sm text-muted coarse:min-h-11',
        className,
      )}
    >
      <ArrowLeft aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 truncate">{children}</span>
    </Link>
  );
}

/** What a screen or a part of it is about, in a sentence or two; first in a section it stands right below the heading. */
export function Lead({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-prose text-sm text-pretty text-muted in-data-section:first:-mt-4">{children}</p>;
}
