import { Lead } from '@kontor/ui';
import type { ReactNode } from 'react';

interface SettingSectionProps {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}

/** One of several parts of a settings screen. */
export function SettingSection({ title, help, children }: SettingSectionProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h2 className="text-base font-semibold">{title}</h2>
      <Lead>{help}</Lead>
      {children}
    </section>
  );
}
