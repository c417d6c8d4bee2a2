import { classNames } from '@kontor/ui';
import { useEffect, useRef, useState } from 'react';

const pauseMs = 700;

interface LineFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly longest: number;
  readonly isReadOnly: boolean;
  readonly hasFocus?: boolean;
  readonly className: string;
  readonly onSave: (value: string) => Promise<boolean>;
  /** Enter leaves the field for what follows. */
  readonly onDone: () => void;
}

/** A line that is written where it stands, and saved as soon as one pauses. What others write meanwhile is shown. */
export function LineField(props: LineFieldProps) {
  const { label, placeholder, value, longest, isReadOnly, hasFocus = false, className, onSave, onDone } = props;
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef({ typed, value, onSave });
  latest.current = { typed, value, onSave };
  const sent = useRef<string>(undefined);
  const save = useRef(async () => {
    const { typed: line, value: known, onSave: store } = latest.current;
    if (line === undefined || line === sent.current) return;
    if (line.trim() === known) return setTyped(undefined);
    sent.current = line;
    const isStored = await store(line.trim()).finally(() => {
      sent.current = undefined;
    });
    if (!isStored) return;
    // Whoever typed on meanwhile keeps what they have typed.
    setTyped((now) => (now === line ? undefined : now));
  });
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => void save.current(), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => () => void save.current(), []);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      maxLength={longest}
      readOnly={isReadOnly}
      onChange={({ target }) => setTyped(target.value.replaceAll('\n', ' '))}
      onBlur={() => void save.current()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onDone();
      }}
      className={classNames(
        'field-sizing-content block w-full resize-none bg-transparent outline-none placeholder:text-muted [overflow-wrap:anywhere]',
        className,
      )}
    />
  );
}
