import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const generators = /\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/;
const settings = /\/zod\/v4\/core\/core\.js$/;

/**
 * Leaves zod's JSON schema generator out of the client: contracts are only checked there, and the server documents
 * them. Each of its exports becomes a function whose result refuses, since schemas mention them but never run them.
 *
 * Turns its compiler off as soon as it loads: the first schema already tries `new Function`, which our content security
 * policy refuses and reports.
 */
export function leanZod(): Plugin {
  return {
    name: 'kontor-lean-zod',
    apply: 'build',
    enforce: 'pre',
    load: async (id) => {
      if (settings.test(id))
        return { code: `${await readFile(id, 'utf8')}\nglobalConfig.jitless = true;\n`, moduleSideEffects: true };
      if (!generators.test(id)) return null;
      const source = await readFile(id, 'utf8');
      const names = [...source.matchAll(/^export (?:function|const|class) (\w+)/gm)].map(([, name]) => name);
      const refusal = `const refuse = () => () => { throw new Error('JSON schemas are made on the server only'); };`;
      const code = [refusal, ...names.map((name) => `export const ${name} = refuse;`)].join('\n');
      return { code, moduleSideEffects: false };
    },
  };
}
