import type { ReactNode } from 'react';

export interface PageHeaderProps {
  readonly title: string;
  /** A line below the title. */
  readonly description?: ReactNode;
  /** Above the title, usually Breadcrumbs. */
  readonly before?: ReactNode;
  /** Beside the title: an Avatar or an icon. */
  readonly start?: ReactNode;
  /** Buttons at the end; the primary one last. */
  readonly actions?: ReactNode;
}

/** The head of a screen: its one `h1`, and what can be done here. */
export function PageHeader({ title, description, before, start, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-3 pb-6">
      {before}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 sm:items-center">
        <div className="flex min-w-0 grow basis-56 items-start gap-3 sm:items-center sm:gap-4">
          {start}
          <div className="min-w-0">
            <h1 className="text-2xl font-semibold text-balance [overflow-wrap:anywhere]">{title}</h1>
            {description !== undefined && (
              <div className="max-w-prose pt-1 text-sm text-pretty text-muted">{description}</div>
            )}
          </div>
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
