import { classNames, Spinner } from '@kontor/ui';
import { type ButtonHTMLAttributes, type InputHTMLAttributes, type ReactNode, useId } from 'react';

/*
 * Plain elements for the two screens that everybody loads before anything else. They look like the controls of
 * `@kontor/ui`, whose behaviour library weighs a third of what the sign-in page may (quality goal K1).
 */

const ring = 'outline-2 outline-offset-2 outline-transparent focus-visible:outline-accent-text';

const looks = {
  primary: 'h-11 px-5 text-base bg-accent text-on-accent shadow-low hover:bg-accent-hover',
  secondary:
    'h-11 px-5 text-base bg-raised text-text shadow-low ring-1 ring-inset ring-control/45 hover:ring-control/80',
  quiet: 'h-7 px-2.5 text-sm hover:bg-hover coarse:h-11',
};

/** How a button looks, also for a link that stands among buttons. */
export function nativeButtonClasses(look: keyof typeof looks = 'secondary', className?: string): string {
  return classNames(
    'inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors aria-disabled:opacity-75 forced-colors:border',
    ring,
    looks[look],
    className,
  );
}

export interface NativeButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  readonly look?: keyof typeof looks;
  readonly icon?: ReactNode;
  /** Keeps the focus, shows a spinner and does nothing. */
  readonly isPending?: boolean;
}

export function NativeButton(props: NativeButtonProps) {
  const { look = 'secondary', icon, isPending = false, className, children, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (isPending) event.preventDefault();
        else onClick?.(event);
      }}
      className={nativeButtonClasses(look, className)}
    >
      {isPending ? <Spinner /> : icon}
      {children}
    </button>
  );
}

export interface NativeFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id'> {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Beside the label, at the end. */
  readonly aside?: ReactNode;
}

export function NativeField({ label, description, onChange, aside, ...rest }: NativeFieldProps) {
  const id = useId();
  return (
    <div className="relative flex flex-col gap-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        aria-describedby={description === undefined ? undefined : `${id}-description`}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="h-11 w-full min-w-0 rounded-md bg-surface px-3 text-base text-text ring-1 ring-control outline-none ring-inset hover:ring-text/60 focus:ring-2 focus:ring-accent-text forced-colors:border"
      />
      {description !== undefined && (
        <p id={`${id}-description`} className="text-sm text-muted">
          {description}
        </p>
      )}
      {aside}
    </div>
  );
}

export interface NativeCheckboxProps {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

export function NativeCheckbox({ name, label, description, isChecked, onChange }: NativeCheckboxProps) {
  const id = useId();
  return (
    <div className="flex gap-2.5 text-sm">
      <input
        type="checkbox"
        id={id}
        name={name}
        checked={isChecked}
        aria-describedby={`${id}-description`}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className={classNames('mt-0.5 size-4 shrink-0 accent-accent coarse:size-6', ring)}
      />
      <div>
        <label htmlFor={id} className="block font-medium">
          {label}
        </label>
        <p id={`${id}-description`} className="text-muted">
          {description}
        </p>
      </div>
    </div>
  );
}

export const nativeLinkClasses = classNames(
  'rounded-sm text-accent-text underline decoration-1 underline-offset-3 coarse:py-3',
  ring,
);
