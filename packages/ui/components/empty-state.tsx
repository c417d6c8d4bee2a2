import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { TriangleAlert } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { Button } from './button.tsx';
import { componentMessages } from './component-messages.ts';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  /** What is not there yet: "Noch keine Aufgaben". */
  readonly title: string;
  /** Why, and what the next step is. */
  readonly children?: ReactNode;
  /** The next step as a button or link. */
  readonly action?: ReactNode;
}

/** A list without entries says what belongs there and how to begin. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-1 px-4 py-12 text-center">
      <span className="mb-3 flex size-12 items-center justify-center rounded-full bg-accent-soft text-accent-text">
        <Icon aria-hidden className="size-6" strokeWidth={1.75} />
      </span>
      <p className="text-base font-semibold text-balance">{title}</p>
      {children !== undefined && <p className="text-sm text-balance text-muted">{children}</p>}
      {action !== undefined && <div className="pt-4">{action}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  readonly title: string;
  /** What happened, why, and what to do next. */
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
}

/** A part of the page that could not be loaded; announced, with a way to try again. */
export function ErrorState({ title, children, onRetry }: ErrorStateProps) {
  const t = useMessages(componentMessages);
  return (
    <div role="alert" className="mx-auto flex max-w-sm flex-col items-center gap-1 px-4 py-12 text-center">
      <span className="mb-3 flex size-12 items-center justify-center rounded-full bg-danger-soft text-danger">
        <TriangleAlert aria-hidden className="size-6" strokeWidth={1.75} />
      </span>
      <p className="text-base font-semibold text-balance">{title}</p>
      {children !== undefined && <p className="text-sm text-balance text-muted">{children}</p>}
      {onRetry && (
        <Button onPress={onRetry} className="mt-4">
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
