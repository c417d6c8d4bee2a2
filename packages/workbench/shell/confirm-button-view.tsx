import { AlertDialog, Button, type ButtonProps } from '@kontor/ui';
import { type ReactNode, useState } from 'react';

export interface ConfirmButtonProps extends Omit<ButtonProps, 'onPress'> {
  readonly question: string;
  /** What will happen. */
  readonly explanation: ReactNode;
  readonly onConfirm: () => void;
}

/** A button for what cannot be undone: asks once, with the consequences. */
export function ConfirmButton({ question, explanation, onConfirm, children, ...rest }: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...rest} onPress={() => setOpen(true)}>
        {children}
      </Button>
      <AlertDialog
        title={question}
        action={String(children)}
        isDestructive
        isOpen={isOpen}
        onOpenChange={setOpen}
        onAction={onConfirm}
      >
        {explanation}
      </AlertDialog>
    </>
  );
}
