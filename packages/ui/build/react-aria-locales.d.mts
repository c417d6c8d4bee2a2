/** A Vite plugin that empties React Aria's texts in languages in which the product does not ship. */
export function reactAriaLocales(): { name: string; enforce: 'pre'; load(id: string): string | undefined };
