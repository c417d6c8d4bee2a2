import { useState } from 'react';
import { classNames } from './class-names.ts';
import { initialsOf, tintOf } from './initials.ts';

export interface AvatarProps {
  /** The name as shown, "Dr. Anna Müller-Weiß". */
  readonly name: string;
  /** The address of the photo; initials when absent or broken. */
  readonly photo?: string | undefined;
  /** What the tint is taken from, so that renaming keeps it; the name unless given. */
  readonly seed?: string;
  readonly size?: 'xs' | 'sm' | 'md' | 'lg' | 'xl';
  /** Square for rooms, org units and spaces. */
  readonly shape?: 'round' | 'square';
}

const sizes = {
  xs: 'size-5 text-[9px]',
  sm: 'size-7 text-[11px]',
  md: 'size-9 text-sm',
  lg: 'size-12 text-base',
  xl: 'size-20 text-2xl',
};

/** A face or initials. It is decoration beside the name: silent for screen readers. */
export function Avatar({ name, photo, seed = name, size = 'md', shape = 'round' }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const form = classNames('shrink-0 object-cover', shape === 'round' ? 'rounded-full' : 'rounded-md', sizes[size]);
  if (photo !== undefined && photo !== broken)
    return <img src={photo} alt="" loading="lazy" decoding="async" onError={() => setBroken(photo)} className={form} />;
  return (
    <span
      aria-hidden
      data-tint={tintOf(seed)}
      className={classNames('k-tint inline-flex items-center justify-center font-semibold select-none', form)}
    >
      {initialsOf(name)}
    </span>
  );
}
