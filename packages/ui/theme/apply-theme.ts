import { accentOf, defaultAccent } from './accent.ts';

export const themes = ['system', 'light', 'dark'] as const;
/** What a person chooses; `system` follows the operating system, also while it changes. */
export type Theme = (typeof themes)[number];

export interface ThemeChoice {
  readonly theme: Theme;
  /** The organisation's colour as `#rrggbb`; the product's own when absent. */
  readonly accent?: string | undefined;
}

/** Sets the theme and the accent on the document. Only CSSOM is used, so a strict `style-src` holds. */
export function applyTheme({ theme, accent = defaultAccent }: ThemeChoice, root = document.documentElement): void {
  root.dataset.theme = theme;
  for (const appearance of ['light', 'dark'] as const) {
    const { solid, onSolid, text, soft } = accentOf(accent, appearance);
    root.style.setProperty(`--k-accent-for-${appearance}`, solid);
    root.style.setProperty(`--k-on-accent-for-${appearance}`, onSolid);
    root.style.setProperty(`--k-accent-text-for-${appearance}`, text);
    root.style.setProperty(`--k-accent-soft-for-${appearance}`, soft);
  }
}
