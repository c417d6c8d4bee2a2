const fields =
  'input:not([type=search], [type=checkbox], [type=radio], [type=hidden]), textarea, [contenteditable=true]';

/** What stood in a field when somebody came to it. */
const before = new WeakMap<Element, string>();
const edited = new Set<WeakRef<Element>>();

/** From now on notices which fields somebody writes into. Call once. */
export function watchInput(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (isField(target) && !before.has(target)) before.set(target, textOf(target));
  });
  document.addEventListener('input', ({ target }) => {
    // A form that knows of the field says so once it has heard of it, and forgets it once it is saved.
    setTimeout(() => {
      if (isField(target) && !target.closest('form[data-unsaved=yes]')) edited.add(new WeakRef(target));
    });
  });
}

/**
 * Whether something on the screen would be lost with the page: a form that says so itself (`Form isUnsaved`), a form in
 * an open dialog, or a field that holds something else than when somebody came to it. Search boxes do not count.
 */
export function hasUnsavedInput(): boolean {
  if (document.querySelector(`form[data-unsaved=yes], [role=dialog] form:not([data-unsaved=no])`)) return true;
  for (const reference of edited) {
    const field = reference.deref();
    if (field?.isConnected && textOf(field) !== before.get(field)) return true;
    if (!field?.isConnected) edited.delete(reference);
  }
  return false;
}

function isField(target: EventTarget | null): target is Element {
  return target instanceof Element && target.matches(fields);
}

function textOf(field: Element): string {
  const hasValue = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return hasValue ? field.value : (field.textContent ?? '');
}
