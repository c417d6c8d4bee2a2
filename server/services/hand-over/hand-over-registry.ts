import type { HandOver, HandOverProvider } from '@kontor/plugin-api/server';

export interface HandOverRegistry extends Pick<HandOver, 'provide'> {
  /** In the order in which the modules provided them: what opens others first. */
  readonly providers: readonly HandOverProvider[];
}

/** Collects the kinds of what belongs to people by their work. */
export function createHandOverRegistry(): HandOverRegistry {
  const providers: HandOverProvider[] = [];
  return {
    providers,
    provide(provider) {
      if (providers.some(({ kind }) => kind === provider.kind)) throw new Error(`${provider.kind} is provided twice`);
      providers.push(provider);
    },
  };
}
