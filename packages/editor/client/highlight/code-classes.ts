import type { CodeKind } from './highlight.ts';

/** The look of the kinds, in colours of the design that are legible on the ground of code. */
export const codeClasses: Readonly<Record<CodeKind, string>> = {
  keyword: 'text-accent-text font-medium',
  string: 'text-success',
  number: 'text-warning',
  comment: 'text-muted italic',
  name: 'text-info',
};
