import type { ReactNode } from 'react';
import { Form as AriaForm } from 'react-aria-components/Form';
import { useUnsaved } from '../unsaved/use-unsaved.ts';
import { Banner } from './banner.tsx';
import { classNames } from './class-names.ts';

export interface FormProps {
  /** Called when all fields are valid; a form that goes elsewhere once it is saved calls `saved` before. */
  readonly onSubmit: (saved: () => void) => void;
  /** What the server said, by the `name` of the field; a field forgets its error when it is changed. */
  readonly fieldErrors?: Readonly<Record<string, string>> | undefined;
  /** Whether it holds something that would be a loss: closing its dialog, leaving and reloading the page ask first. */
  readonly isUnsaved: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Fields that are sent together. The first invalid field gets the focus. */
export function Form({ onSubmit, fieldErrors, isUnsaved, className, children }: FormProps) {
  const release = useUnsaved(isUnsaved);
  return (
    <AriaForm
      {...(fieldErrors && { validationErrors: { ...fieldErrors } })}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(release);
      }}
      className={classNames('flex flex-col gap-5', className)}
    >
      {children}
    </AriaForm>
  );
}

export interface FormErrorProps {
  /** What went wrong with the whole form; nothing is shown when absent. */
  readonly children?: ReactNode;
}

/** A failure that belongs to no single field, announced at once. */
export function FormError({ children }: FormErrorProps) {
  // Out of the way while empty, so that it takes no gap; there all the same, so that what comes is announced.
  return (
    <div role="alert" className="empty:absolute">
      {children != null && <Banner tone="danger">{children}</Banner>}
    </div>
  );
}

/** The buttons at the end of a form or dialog, the main one last; on phones below each other, the main one first. A dialog keeps them in view. */
export function FormActions({ children }: { readonly children: ReactNode }) {
  return (
    <div data-form-actions className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
      {children}
    </div>
  );
}
