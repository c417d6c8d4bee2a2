import { type ReactNode, Suspense, useState } from 'react';
import { ButtonContext } from 'react-aria-components/Button';

export interface MenuOnDemandProps {
  /** The button that opens the menu. */
  readonly button: ReactNode;
  /** Fetches the menu's code ahead, when the button is pointed at. */
  readonly prepare: () => void;
  /** The same button with its menu, open at first; loads when it is first wanted. */
  readonly menu: ReactNode;
}

/**
 * A menu whose code, with all that places and steers menus, is no part of what everybody loads at the start. The press
 * that asks for it opens it, however long it takes to come.
 */
export function MenuOnDemand({ button, prepare, menu }: MenuOnDemandProps) {
  const [isWanted, setWanted] = useState(false);
  const trigger = {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onHoverStart: prepare,
    onFocus: prepare,
    onPress: () => setWanted(true),
  } as const;
  const closed = <ButtonContext value={trigger}>{button}</ButtonContext>;
  return isWanted ? <Suspense fallback={closed}>{menu}</Suspense> : closed;
}
