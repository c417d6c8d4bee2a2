import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PluginName } from './plugin-name.ts';

const skeleton = join(import.meta.dirname, 'skeleton');
const ending = '.template';

/** The files of a new plugin by their paths in the repository. `versions` are those of the packages it uses. */
export function fillSkeleton(
  { name, camel, snake, title }: PluginName,
  now: Date,
  versions: Readonly<Record<string, string>>,
): Map<string, string> {
  // 2026-12-01T12:00 becomes 20261201-1200, by which migrations are ordered.
  const stamp = now.toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');
  const values: Readonly<Record<string, string>> = { name, camel, snake, Title: title, stamp, ...versions };
  const files = readdirSync(skeleton, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
  return new Map(
    files.sort().map((file) => {
      const path = file.slice(0, -ending.length).replace('create-entries', `${stamp}-create-${name}-entries`);
      return [join('plugins', name, path), fill(readFileSync(join(skeleton, file), 'utf8'), values)];
    }),
  );
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([A-Za-z-]+)\}\}/g, (_match, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`The skeleton asks for ${key}, which nobody gives`);
    return value;
  });
}
