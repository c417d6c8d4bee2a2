import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkMessages, listMessages } from '@kontor/ui/messages';

// German and English have the same keys by type; this finds empty texts and placeholders that differ.
const repository = join(import.meta.dirname, '..', '..');
const files = globSync('{packages,plugins,desktop}/**/*-messages.ts', {
  cwd: repository,
  exclude: ['**/node_modules/**'],
})
  .map((file) => join(repository, file))
  .filter((file) => /^export const \w+ = defineMessages\(/m.test(readFileSync(file, 'utf8')));
for (const file of files) await import(pathToFileURL(file).href);

const problems = checkMessages();
const sets = listMessages();
if (files.length === 0 || sets.length < files.length) problems.push(`${files.length} files define ${sets.length} sets`);
for (const problem of problems) process.stdout.write(`${problem}\n`);
const texts = sets.reduce((total, messages) => total + Object.keys(messages.texts.de).length, 0);
process.stdout.write(`${texts} texts in German and English, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
