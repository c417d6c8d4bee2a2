/** A shortcut as it is written on the keys of this device: `Mod` is Ctrl or Cmd. */
export function keysHere(keys: string): string {
  const isMac = /mac|iphone|ipad/i.test(navigator.platform);
  const isGerman = document.documentElement.lang.startsWith('de');
  if (isMac) return keys.replace('Mod', '⌘').replace('Alt', '⌥').replace('Shift', '⇧').replaceAll('+', '');
  return keys.replace('Mod', isGerman ? 'Strg' : 'Ctrl').replace('Shift', isGerman ? 'Umschalt' : 'Shift');
}
