import type { ReactNode } from 'react';

export interface StoryProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One group of components in its usual states. */
export function Story({ title, children }: StoryProps) {
  return (
    <section className="flex flex-col gap-4 border-t border-border py-8">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** Things beside each other, below each other when it gets narrow. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
