import { Check, Minus } from '../icons.ts';

/** The box of a checkbox, drawn as what is around it says (`group`, `data-selected`, `data-indeterminate`). */
export function CheckMark({ isIndeterminate = false }: { readonly isIndeterminate?: boolean }) {
  return (
    <span
      className={
        'mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-sm bg-surface text-transparent ring-1 ring-inset ' +
        'ring-control transition-colors group-data-hovered:ring-text/60 group-data-invalid:ring-danger ' +
        'group-data-selected:bg-accent group-data-selected:text-on-accent group-data-selected:ring-accent ' +
        'group-data-indeterminate:bg-accent group-data-indeterminate:text-on-accent group-data-indeterminate:ring-accent ' +
        'outline-2 outline-offset-2 outline-transparent group-data-focus-visible:outline-accent-text ' +
        'forced-colors:border forced-colors:group-data-selected:text-text'
      }
    >
      {isIndeterminate ? (
        <Minus aria-hidden className="size-4" strokeWidth={2.75} />
      ) : (
        // Not only of no colour: with forced colours that would be seen.
        <Check aria-hidden className="invisible size-4 group-data-selected:visible" strokeWidth={2.75} />
      )}
    </span>
  );
}
