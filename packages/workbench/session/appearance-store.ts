import { type Language, languages } from '@kontor/base';
import { type Theme, themes } from '@kontor/ui';

/** How this device shows Kontor before anybody has signed in; nothing about a person. */
export interface Appearance {
  readonly language?: Language;
  readonly theme?: Theme;
  /** `#rrggbb`. */
  readonly accent?: string;
}

const key = 'kontor.appearance';

/** What was kept last; empty where storage is blocked or holds nonsense. */
export function readAppearance(): Appearance {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { language, theme, accent } = kept as Record<string, unknown>; // an object; each field is checked below
    return {
      ...(isOneOf(languages, language) && { language }),
      ...(isOneOf(themes, theme) && { theme }),
      ...(typeof accent === 'string' && /^#[0-9a-f]{6}$/.test(accent) && { accent }),
    };
  } catch {
    return {}; // blocked storage or broken JSON: the defaults do
  }
}

export function keepAppearance(change: Appearance): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...readAppearance(), ...change }));
  } catch {
    // Blocked storage: the choice lasts as long as the page.
  }
}

function isOneOf<Value extends string>(values: readonly Value[], value: unknown): value is Value {
  return values.some((known) => known === value);
}
