import { classNames } from '@kontor/ui';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';

/** The part of the address after `#`, also when a link within the screen changes it. */
export function useAddressedName(): string {
  return useSyncExternalStore(subscribe, () => location.hash.slice(1));
}

interface AddressedProps {
  /** What stands after `#` in the address that leads here: `comment-01993…`. */
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a screen with an address of its own: whoever comes by it is taken there, by eye and by keyboard. */
export function Addressed({ name, className, children }: AddressedProps) {
  const isAddressed = useAddressedName() === name;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isAddressed) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.focus({ preventScroll: true });
  }, [isAddressed]);
  return (
    <div
      ref={element}
      tabIndex={isAddressed ? -1 : undefined}
      className={classNames(
        'outline-none',
        isAddressed && 'rounded-md ring-2 ring-accent-text ring-offset-4 ring-offset-surface',
        className,
      )}
    >
      {children}
    </div>
  );
}

function subscribe(onChange: () => void): () => void {
  // A router changes the address without any of the old events; browsers that tell of it do so here.
  const { navigation } = window as { readonly navigation?: EventTarget };
  window.addEventListener('hashchange', onChange);
  window.addEventListener('popstate', onChange);
  navigation?.addEventListener('currententrychange', onChange);
  return () => {
    window.removeEventListener('hashchange', onChange);
    window.removeEventListener('popstate', onChange);
    navigation?.removeEventListener('currententrychange', onChange);
  };
}
