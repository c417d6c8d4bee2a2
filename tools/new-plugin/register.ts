import type { PluginName } from './plugin-name.ts';

/** The list of plugins of one side (`server/plugins.ts`, `packages/web/plugins.ts`) with one more at its end. */
export function addToList(text: string, { name, camel }: PluginName, side: 'server' | 'client'): string {
  const imported = `import { ${camel}Plugin } from '@kontor/plugin-${name}/${side}';`;
  const lines = text.split('\n');
  const imports = [...lines.filter((line) => line.startsWith('import ')), imported].sort(byModule);
  const rest = lines.filter((line) => !line.startsWith('import ')).join('\n');
  const listed = rest.replace(/(Plugin\[\] = \[)([^\]]*?),?\s*\];/, (_match, start: string, plugins: string) => {
    const all = [...plugins.split(',').map((plugin) => plugin.trim()), `${camel}Plugin`].filter(Boolean);
    return `${start}${all.join(', ')}];`;
  });
  if (listed === rest) throw new Error('The list of plugins has another form than expected');
  return `${imports.join('\n')}\n${listed}`;
}

function byModule(one: string, other: string): number {
  const [first, second] = [one, other].map((line) => line.slice(line.indexOf("'")));
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

/** A `package.json` that depends on the plugin, too. */
export function addDependency(text: string, { name }: PluginName): string {
  const description: { dependencies: Record<string, string> } = JSON.parse(text);
  const dependencies = { ...description.dependencies, [`@kontor/plugin-${name}`]: '0.1.0' };
  const sorted = Object.fromEntries(Object.entries(dependencies).sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ ...description, dependencies: sorted }, undefined, 2)}\n`;
}

/** ARCHITECTURE.md with the plugin's folder in its tree, in alphabetical order. */
export function addToTree(text: string, { name }: PluginName): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('plugins/ '));
  if (start < 0) throw new Error('The tree of ARCHITECTURE.md has another form than expected');
  const line = `  ${`${name}/`.padEnd(23)} what the feature is for, in a few words`;
  let place = start + 1;
  while (lines[place]?.startsWith('  ') && (lines[place] ?? '') < line) place += 1;
  return lines.toSpliced(place, 0, line).join('\n');
}
