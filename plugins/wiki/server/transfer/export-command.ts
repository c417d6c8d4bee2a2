import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { answerCall, type Command, type CommandContext } from '@kontor/plugin-api/server';
import type { PageContext } from '../page-context.ts';
import { exportPages, listExported } from './export-tree.ts';
import { markdownWriter } from './markdown-writer.ts';

const usage = 'export-space DIR --space SLUG --as LOGIN';

/** `npm run kontor -- export-space`: exit code 0 done, 1 nothing was written and why was printed. */
export function exportSpaceCommand(wiki: PageContext): Command {
  return {
    name: 'export-space',
    usage,
    summary: 'Writes the pages of a space as Markdown with their pictures into an empty folder, to be imported again',
    run: (args, context) =>
      answerCall({ usage, read: readCall, run: (call) => run(wiki, call, context) }, args, context),
  };
}

interface Call {
  readonly folder: string;
  readonly space: string;
  readonly login: string;
}

function readCall(args: readonly string[]): Call | undefined {
  const options = { space: { type: 'string' }, as: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [folder, ...more] = positionals;
  const { space, as: login } = values;
  if (folder === undefined || more.length > 0 || space === undefined || login === undefined) return undefined;
  return { folder: resolve(folder), space, login };
}

async function run(wiki: PageContext, { folder, space: slug, login }: Call, context: CommandContext): Promise<number> {
  const actor = await context.findActor(login);
  if (!actor) return refuse(context, `Nobody signs in as ${login}.`);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) return refuse(context, `The folder ${folder} is not empty.`);
  const { host } = wiki;
  return host.database.transaction(async (tx) => {
    const space = await host.spaces.findBySlug(tx, slug);
    // A space that somebody may not read does not exist for them.
    if (!space || !(await host.permissions.can(tx, actor, 'read', { space: space.id })))
      return refuse(context, `There is no space ${slug} that ${login} may read.`);
    const pages = await listExported(wiki, tx, actor, { space: space.id });
    let done = 0;
    const reader = { actor, read: <Result>(work: (own: typeof tx) => Promise<Result>) => work(tx) };
    for await (const { path, content } of exportPages(wiki, reader, pages, markdownWriter)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
      if (path.endsWith('.md')) context.progress(++done, pages.length, 'pages written');
    }
    context.print(`${pages.length} pages of the space ${slug} are in ${folder}.`);
    return 0;
  });
}

function refuse(context: CommandContext, sentence: string): number {
  context.print(sentence);
  return 1;
}
