/** An attribute as filters and paths name it: all in lower case, as names have no case (RFC 7643 section 2.1). */
export interface AttributePath {
  /** A schema's URN, where it was named. */
  readonly schema: string | undefined;
  readonly name: string;
  readonly sub: string | undefined;
}

export const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof comparisons)[number];
export type FilterValue = string | number | boolean | null;

/** A filter of RFC 7644 section 3.4.2.2. */
export type Filter =
  | { readonly kind: 'and'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'present'; readonly attribute: AttributePath }
  | {
      readonly kind: 'compare';
      readonly attribute: AttributePath;
      readonly operator: Comparison;
      readonly value: FilterValue;
    }
  /** `emails[type eq "work"]`: some value of the attribute fits. */
  | { readonly kind: 'within'; readonly attribute: AttributePath; readonly filter: Filter };

/** The target of a PATCH operation (RFC 7644 section 3.5.2). */
export interface PatchPath {
  readonly attribute: AttributePath;
  /** Which values of a multi-valued attribute are meant. */
  readonly filter: Filter | undefined;
}

/** `name.givenname`, without its schema. */
export function nameOf({ name, sub }: AttributePath): string {
  return sub === undefined ? name : `${name}.${sub}`;
}
