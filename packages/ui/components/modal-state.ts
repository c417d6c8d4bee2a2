/** The darkened page behind everything modal. */
export const overlayClasses = 'k-fade fixed inset-0 z-40 flex bg-overlay';

/** The state of anything modal; leave both out inside a DialogTrigger. */
export interface ModalState {
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}
