import type { AppserviceConfig, Namespace } from '../config.ts';

/** Patterns count from the first character on ("Registration"). */
export function isInNamespace(namespaces: readonly Namespace[], id: string): boolean {
  return namespaces.some(({ pattern }) => pattern.test(id));
}

export function ownsExclusively(
  { namespaces }: AppserviceConfig,
  kind: keyof AppserviceConfig['namespaces'],
  id: string,
): boolean {
  return namespaces[kind].some(({ isExclusive, pattern }) => isExclusive && pattern.test(id));
}
