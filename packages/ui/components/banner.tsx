import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, Info, TriangleAlert, WifiOff } from '../icons.ts';
import { classNames } from './class-names.ts';

export type Tone = 'info' | 'success' | 'warning' | 'danger';
export type BannerTone = Tone | 'offline';

const looks = {
  info: { icon: Info, ground: 'bg-info-soft', ink: 'text-info' },
  success: { icon: CircleCheck, ground: 'bg-success-soft', ink: 'text-success' },
  warning: { icon: TriangleAlert, ground: 'bg-warning-soft', ink: 'text-warning' },
  danger: { icon: CircleAlert, ground: 'bg-danger-soft', ink: 'text-danger' },
  offline: { icon: WifiOff, ground: 'bg-warning-soft', ink: 'text-warning' },
} as const;

export interface BannerProps {
  readonly tone?: BannerTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** A quiet small Button or a Link. */
  readonly action?: ReactNode;
  readonly className?: string;
}

/** A message that stays where it is until its cause is gone. For what passes, use a toast. */
export function Banner({ tone = 'info', title, children, action, className }: BannerProps) {
  const { icon: Icon, ground, ink } = looks[tone];
  return (
    <div
      className={classNames(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg px-3.5 py-2.5 text-sm text-text',
        ground,
        className,
      )}
    >
      <Icon aria-hidden className={classNames('mt-0.5 size-4 shrink-0', ink)} />
      <div className="min-w-0 grow basis-48">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
