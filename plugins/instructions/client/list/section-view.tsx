import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the screen below a heading of its own. */
export function Section({ title, note, actions, children }: SectionProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={heading} className="text-lg font-semibold">
            {title}
          </h2>
          {note !== undefined && <p className="text-sm text-pretty text-muted">{note}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
