import { type RefObject, useEffect } from 'react';

const typingPlaces = 'input, textarea, select, [contenteditable=true]';

/** `/` puts the cursor into the search, unless somebody is typing or a dialogue is open. */
export function useSlashKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.matches(typingPlaces)) return;
      // The field is not in sight while a person is open on a phone.
      if (!input.current || input.current.offsetParent === null) return;
      if (document.querySelector('[role=dialog],[role=alertdialog]')) return;
      event.preventDefault();
      input.current.focus();
      input.current.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [input]);
}
