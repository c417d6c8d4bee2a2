import { LoaderCircle } from 'lucide-react';
import { classNames } from './class-names.ts';

export interface SpinnerProps {
  /** Size and colour; 16 px in the colour of the text unless given. */
  readonly className?: string;
}

/** A turning circle beside a text that says what is going on; it is silent for screen readers. */
export function Spinner({ className = 'size-4' }: SpinnerProps) {
  return <LoaderCircle aria-hidden className={classNames('k-spin shrink-0', className)} />;
}
