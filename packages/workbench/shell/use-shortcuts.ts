import { useEffect, useRef } from 'react';
import { noShortcut, shortcutStep } from './shortcut-model.ts';
import { useCommands } from './use-commands.ts';

/** A toast is an alertdialog, too, but nothing that one is behind. */
const modals = '[role=dialog]:not([aria-modal=false]),[role=alertdialog]:not([aria-modal=false])';
const typingPlaces = 'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]';

/** Starts commands by their shortcuts, from anywhere but behind an open dialogue. */
export function useShortcuts(): void {
  const commands = useCommands();
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    let state = noShortcut;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector(modals)) return;
      const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt, target } = event;
      const isTyping = target instanceof Element && target.matches(typingPlaces);
      const available = latest.current.commands.filter((command) => command.shortcut !== undefined);
      const press = { key, ctrl, meta, alt, isTyping, at: event.timeStamp };
      const step = shortcutStep(
        state,
        press,
        available.map(({ shortcut = '' }) => shortcut),
      );
      state = step.state;
      const command = available.find(({ shortcut }) => shortcut !== undefined && shortcut === step.shortcut);
      if (!command) return;
      event.preventDefault();
      latest.current.run(command);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
