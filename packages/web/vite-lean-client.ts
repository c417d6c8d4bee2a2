import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { leanMatrix } from './vite-lean-matrix.ts';

/**
 * Parts of libraries that are mentioned but never run in the client: zod's generator of JSON schemas (the server
 * documents the contracts) and its English sentences (people read ours), and date patterns inside messages (dates are
 * written by `useFormats`).
 */
const unused =
  /\/(zod\/v4\/(core\/(to-json-schema|json-schema-processors)|locales\/en)|@messageformat\/date-skeleton\/lib\/(index|options))\.js$/;

const zodCore = /\/zod\/v4\/core\/core\.js$/;
const defaultLocale = /\/react-aria\/dist\/private\/i18n\/useDefaultLocale\.m?js$/;
const announcer = /\/react-aria\/dist\/private\/live-announcer\/LiveAnnouncer\.m?js$/;

/** Contracts of the core and of plugins: what routes are for is said in OpenAPI, which the server makes. */
const contract = /\/(packages\/schema|plugins\/[\w-]+\/shared)\/[\w/-]+\.ts$/;
const summary = /\bsummary:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;

/** Each export becomes a function whose result refuses; zod's locale is the one that runs, and answers nothing. */
const refusal = `const refuse = () => () => { throw new Error('This part of a library is left out of the client'); };`;
const silentLocale = 'export default () => ({ localeError: () => undefined });';

/** Leaves those parts out of the build, and mends what our content security policy refuses. */
export function leanClient(): Plugin {
  return {
    name: 'kontor-lean-client',
    apply: 'build',
    enforce: 'pre',
    load: async (id) => {
      const matrix = leanMatrix(id);
      if (matrix !== undefined) return { code: matrix, moduleSideEffects: false };
      if (!unused.test(id)) return null;
      const code = id.endsWith('/locales/en.js') ? silentLocale : await refusingModule(id);
      return { code, moduleSideEffects: false };
    },
    transform(code, id) {
      if (contract.test(id)) return withoutSummaries(code);
      if (zodCore.test(id)) return withoutCompiler(code);
      if (defaultLocale.test(id)) return withoutLocaleList(code);
      return announcer.test(id) ? withoutMarkup(code) : null;
    },
  };
}

function withoutSummaries(code: string): string | null {
  return code.includes('defineRoute(') ? code.replaceAll(summary, "summary: ''") : null;
}

/**
 * zod compiles schemas with `new Function` where it may and tries it when the first schema is made, before any code of
 * ours could turn that off. Our content security policy refuses it, and browsers report the attempt.
 */
function withoutCompiler(code: string): string {
  const settings = '__zod_globalConfig = {}';
  if (!code.includes(settings)) throw new Error('zod keeps its settings elsewhere now; see withoutCompiler');
  return code.replace(settings, '__zod_globalConfig = { jitless: true }');
}

/**
 * React Aria checks the browser's language when it starts, by having the browser read the list of all languages that it
 * can format: a twelfth of a second on a phone. Whether the language is one at all is known without the list.
 */
function withoutLocaleList(code: string): string {
  const check = 'Intl.DateTimeFormat.supportedLocalesOf([';
  if (!code.includes(check)) throw new Error('React Aria checks languages otherwise now; see withoutLocaleList');
  return code.replaceAll(check, 'Intl.getCanonicalLocales([');
}

/**
 * React Aria empties what it has announced by `innerHTML = ''`, for example when a part of a date is typed. Trusted Types
 * refuse that, and the screen would break.
 */
function withoutMarkup(code: string): string {
  const emptying = ".innerHTML = ''";
  if (!code.includes(emptying))
    throw new Error('React Aria empties its announcements otherwise now; see withoutMarkup');
  return code.replaceAll(emptying, '.replaceChildren()');
}

async function refusingModule(id: string): Promise<string> {
  const source = await readFile(id, 'utf8');
  const declared = [...source.matchAll(/^export (?:function|const|class) (\w+)/gm)].map(([, name]) => name);
  const listed = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) => names.split(','));
  const names = new Set([...declared, ...listed.map((name) => name.trim().split(' as ').at(-1))].filter(Boolean));
  return [refusal, ...[...names].map((name) => `export const ${name} = refuse;`)].join('\n');
}
