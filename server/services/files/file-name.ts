const longestName = 200;

/** A name without folders, control characters and characters that turn the reading direction (`gpj.exe`). */
export function cleanName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
  const kept = last.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '').trim();
  const bare = kept.replace(/^\.+$/, '');
  return bare === '' ? 'Datei' : shorten(bare);
}

/** Keeps the ending, by which people know what it is. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= longestName) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  return `${characters.slice(0, longestName - [...ending].length).join('')}${ending}`;
}
