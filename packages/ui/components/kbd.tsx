export interface KbdProps {
  /** As written on the keys of the language: `Strg`, `K`. */
  readonly keys: readonly string[];
}

/** A keyboard shortcut. */
export function Kbd({ keys }: KbdProps) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm bg-hover px-1 font-sans text-xs text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
