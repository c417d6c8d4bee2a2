import { accentOf, type Contrast, defaultAccent } from './accent.ts';

export const themes = ['system', 'light', 'dark', 'contrast-light', 'contrast-dark'] as const;
/** What a person chooses; `system` follows the operating system, also in contrast and while it changes. */
export type Theme = (typeof themes)[number];

export interface ThemeChoice {
  readonly theme: Theme;
  /** The organisation's colour as `#rrggbb`; the product's own when absent. */
  readonly accent?: string | undefined;
}

/** What the style sheets know: which side of `light-dark()` counts, and how much contrast. */
export interface ThemeLook {
  readonly scheme: 'system' | 'light' | 'dark';
  readonly contrast: Contrast;
}

export function lookOf(theme: Theme, deviceWantsMore: boolean): ThemeLook {
  if (theme === 'contrast-light') return { scheme: 'light', contrast: 'more' };
  if (theme === 'contrast-dark') return { scheme: 'dark', contrast: 'more' };
  return { scheme: theme, contrast: theme === 'system' && deviceWantsMore ? 'more' : 'normal' };
}

const latest = new WeakMap<HTMLElement, ThemeChoice>();

/** Sets the theme and the accent on the document. Only CSSOM is used, so a strict `style-src` holds. */
export function applyTheme(choice: ThemeChoice, root = document.documentElement): void {
  const device = window.matchMedia('(prefers-contrast: more)');
  if (!latest.has(root))
    device.addEventListener('change', () => show(latest.get(root) ?? choice, root, device.matches));
  latest.set(root, choice);
  show(choice, root, device.matches);
}

function show({ theme, accent = defaultAccent }: ThemeChoice, root: HTMLElement, deviceWantsMore: boolean): void {
  const { scheme, contrast } = lookOf(theme, deviceWantsMore);
  root.dataset.theme = scheme;
  root.dataset.contrast = contrast;
  for (const appearance of ['light', 'dark'] as const) {
    const { solid, onSolid, text, soft } = accentOf(accent, appearance, contrast);
    root.style.setProperty(`--k-accent-for-${appearance}`, solid);
    root.style.setProperty(`--k-on-accent-for-${appearance}`, onSolid);
    root.style.setProperty(`--k-accent-text-for-${appearance}`, text);
    root.style.setProperty(`--k-accent-soft-for-${appearance}`, soft);
  }
}
