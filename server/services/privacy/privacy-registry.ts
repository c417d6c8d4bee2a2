import type { Privacy, PrivacyDeclaration } from '@kontor/plugin-api/server';

export interface PrivacyRegistry extends Privacy {
  /** In the order in which the modules declared them. */
  readonly declarations: readonly PrivacyDeclaration[];
}

/** Collects what the modules store about people. */
export function createPrivacyRegistry(): PrivacyRegistry {
  const declarations: PrivacyDeclaration[] = [];
  return {
    declarations,
    declare(...more) {
      for (const declaration of more) {
        if (!/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(declaration.id)) throw new Error(`${declaration.id} is no id`);
        if (declarations.some(({ id }) => id === declaration.id))
          throw new Error(`${declaration.id} is declared twice`);
        declarations.push(declaration);
      }
    },
  };
}
