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
    if (isField(target)) edited.add(new WeakRef(target));
  });
}

/** Whether a field on the screen holds something else than when somebody came to it; search boxes do not count. */
export function hasUnsavedInput(): boolean {
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
