import { parseRef } from '@kontor/base';
import type { Links, TextProvider, Texts } from '@kontor/plugin-api/server';

/** Texts of objects, from the plugins that have them; whoever asks gets only what they may see. */
export function createTexts(others: { readonly links: Pick<Links, 'canSee'> }): Texts {
  const providers = new Map<string, TextProvider>();
  return {
    provide(provider) {
      if (providers.has(provider.noun)) throw new Error(`Texts of ${provider.noun} are provided twice`);
      providers.set(provider.noun, provider);
    },
    async read(tx, actor, ref) {
      const parsed = parseRef(ref);
      const provider = parsed && providers.get(`${parsed.module}/${parsed.noun}`);
      if (!provider || !(await others.links.canSee(tx, actor, ref))) return undefined;
      return provider.read(tx, actor, ref);
    },
  };
}
