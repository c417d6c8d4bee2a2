/** A key of the Windows registry with its values and subkeys, names in lower case: the registry does not tell them apart. */
export interface RegistryKey {
  readonly values: ReadonlyMap<string, string | number>;
  readonly keys: ReadonlyMap<string, RegistryKey>;
}

/** Reads what `reg query KEY /s` prints. Left out: values of other types than text and number, and empty ones, which group policies write for what is not filled in. */
export function parseRegistry(output: string, root: string): RegistryKey {
  const top = { values: new Map<string, string | number>(), keys: new Map<string, RegistryKey>() };
  let current: { values: Map<string, string | number> } | undefined;
  for (const line of output.split(/\r?\n/)) {
    const [, name = '', type, data = ''] = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? [];
    const text = data.trim();
    if (text === '' && type !== undefined) continue;
    if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') current?.values.set(name.toLowerCase(), text);
    else if (type === 'REG_DWORD') current?.values.set(name.toLowerCase(), Number(text));
    else if (/^HKEY_/.test(line)) current = keyAt(line.trim());
  }
  return top;

  /** The key itself or one directly below it; nothing deeper is ours. */
  function keyAt(path: string) {
    const below = path.slice(path.toLowerCase().indexOf(root.toLowerCase()) + root.length);
    if (below === '') return top;
    const name = below.slice(1).toLowerCase();
    if (!below.startsWith('\\') || name.includes('\\')) return undefined;
    const made = { values: new Map<string, string | number>(), keys: new Map<string, RegistryKey>() };
    top.keys.set(name, made);
    return made;
  }
}

/**
 * The same as the JSON of other systems: numbers of switches become true and false, the values below `servers` a list in
 * the order of their names, those below `proxy` an object. Without a name for servers: `reg` writes in a code page that
 * nobody knows, and the server says its name itself.
 */
export function settingsOfRegistry({ values, keys }: RegistryKey): Record<string, unknown> {
  const settings = Object.fromEntries([...values].map(([name, value]) => [properName(name), switchOf(name, value)]));
  const servers = [...(keys.get('servers')?.values ?? [])]
    .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([, address]) => ({ address }));
  const proxy = Object.fromEntries(keys.get('proxy')?.values ?? []);
  return {
    ...settings,
    ...(servers.length > 0 && { servers }),
    ...(Object.keys(proxy).length > 0 && { proxy }),
  };
}

const switches = ['ownServers', 'startAtLogin', 'downloads', 'insecureLocalhost'] as const;
const texts = ['language', 'updates', 'updateAddress'] as const;

function properName(name: string): string {
  return [...switches, ...texts].find((known) => known.toLowerCase() === name) ?? name;
}

function switchOf(name: string, value: string | number): unknown {
  const isSwitch = switches.some((known) => known.toLowerCase() === name);
  return isSwitch && (value === 0 || value === 1) ? value === 1 : value;
}
