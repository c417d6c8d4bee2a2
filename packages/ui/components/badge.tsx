import type { ReactNode } from 'react';
import type { Tone } from './banner.tsx';
import { classNames } from './class-names.ts';

const tones: Record<Tone | 'neutral' | 'accent', string> = {
  neutral: 'bg-hover text-text',
  accent: 'bg-accent-soft text-accent-text',
  info: 'bg-info-soft text-info',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

export interface BadgeProps {
  readonly tone?: Tone | 'neutral' | 'accent';
  readonly children: ReactNode;
}

/** A short state ("Abwesend", "Entwurf"). The words carry the meaning, the colour only helps. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded-full px-2 text-xs font-medium',
        tones[tone],
      )}
    >
      <span className="truncate">{children}</span>
    </span>
  );
}

export interface CountProps {
  readonly value: number;
  /** What is counted, for screen readers: "3 ungelesene Nachrichten". */
  readonly label: string;
}

/** A number of things that wait; nothing when zero, "99+" beyond 99. */
export function Count({ value, label }: CountProps) {
  if (value <= 0) return null;
  return (
    <span className="inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full bg-accent px-1.5 text-xs font-semibold text-on-accent tabular-nums">
      <span aria-hidden>{value > 99 ? '99+' : value}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
