import { isMissingPart, useWorkbench } from '@kontor/plugin-api/client';
import { type ReactNode, useState } from 'react';
import { ButtonContext } from 'react-aria-components/Button';

export interface MenuOnDemandProps {
  /** The button that opens the menu. */
  readonly button: ReactNode;
  /** Fetches the menu's code, and answers with the same button with its menu, open at first. */
  load(): Promise<() => ReactNode>;
}

/**
 * A menu whose code, with all that places and steers menus, is no part of what everybody loads at the start: it is
 * fetched when the button is pointed at. The press that asks for it opens it, however long it takes to come.
 */
export function MenuOnDemand({ button, load }: MenuOnDemandProps) {
  const [menu, setMenu] = useState<{ readonly show: () => ReactNode }>();
  const { reportMissingPart } = useWorkbench();
  // Whether it comes matters when it is wanted.
  const prepare = () => void load().catch(() => undefined);
  async function open() {
    try {
      setMenu({ show: await load() });
    } catch (failure) {
      if (!isMissingPart(failure)) throw failure;
      reportMissingPart();
    }
  }
  const trigger = {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onHoverStart: prepare,
    onFocus: prepare,
    onPress: () => void open(),
  } as const;
  return menu ? menu.show() : <ButtonContext value={trigger}>{button}</ButtonContext>;
}
