import { EmptyState, type Icon } from '@kontor/ui';

interface PlaceholderProps {
  readonly icon: Icon;
  readonly title: string;
  readonly children: string;
}

/** Stands beside a list while nothing of it is opened. */
export function Placeholder({ icon, title, children }: PlaceholderProps) {
  return (
    <div className="flex h-full items-center justify-center">
      <EmptyState icon={icon} title={title}>
        {children}
      </EmptyState>
    </div>
  );
}
