import { type ReactNode, useContext } from 'react';
import { FieldError, FieldErrorContext } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { CircleAlert } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { componentMessages } from './component-messages.ts';
import { useSteady } from './use-steady.ts';
import { messageOf } from './validation-text.ts';

/** What every field with a label has. */
export interface FieldTexts {
  /** Always there for screen readers; hidden from view with `isLabelHidden`, where the place says it. */
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** Help that is there before anything is wrong. */
  readonly description?: ReactNode;
  /** What is wrong and how to mend it; the field is then marked invalid. Errors of a Form come by `name` on their own. */
  readonly error?: string | undefined;
  readonly className?: string;
}

/** The outline of everything that can be typed or chosen in. */
export const controlClasses =
  'w-full min-w-0 rounded-md bg-surface text-base text-text ring-1 ring-inset ring-control outline-none transition-shadow ' +
  'data-hovered:ring-text/60 data-focused:ring-2 data-focused:ring-accent-text data-focus-within:ring-2 ' +
  'data-focus-within:ring-accent-text data-invalid:ring-danger group-data-invalid:ring-danger data-disabled:opacity-50 ' +
  'forced-colors:border';

/** The height of one-line controls: 36 px with a mouse, 44 px with a finger. */
export const controlHeight = 'h-9 coarse:h-11';

export interface FieldFrameProps extends Omit<FieldTexts, 'className'> {
  readonly isRequired?: boolean | undefined;
  readonly children: ReactNode;
}

/** Label above, help and error below a control; inside a React Aria field, which ties them together. */
export function FieldFrame({ label, isLabelHidden, description, error, isRequired, children }: FieldFrameProps) {
  return (
    <>
      <FieldLabel isHidden={isLabelHidden} isRequired={isRequired}>
        {label}
      </FieldLabel>
      {children}
      <FieldNotes description={description} error={error} />
    </>
  );
}

interface FieldLabelProps {
  readonly isHidden?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly children: ReactNode;
}

export function FieldLabel({ isHidden, isRequired, children }: FieldLabelProps) {
  return (
    <Label className={isHidden ? 'sr-only' : 'block text-sm font-medium text-text'}>
      {children}
      {isRequired && (
        <span aria-hidden className="text-danger ps-0.5">
          *
        </span>
      )}
    </Label>
  );
}

interface FieldNotesProps {
  readonly description: ReactNode;
  readonly error: string | undefined;
}

export function FieldNotes({ description, error }: FieldNotesProps) {
  const t = useMessages(componentMessages);
  const validation = useSteady(useContext(FieldErrorContext));
  const shownError = useSteady(error);
  return (
    <>
      {description !== undefined && (
        <Text slot="description" className="block text-sm text-muted">
          {description}
        </Text>
      )}
      <FieldErrorContext value={validation}>
        <FieldError className="flex items-start gap-1.5 text-sm text-danger">
          {(wrong) => (
            <>
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              <span>{shownError ?? messageOf(wrong, t)}</span>
            </>
          )}
        </FieldError>
      </FieldErrorContext>
    </>
  );
}
