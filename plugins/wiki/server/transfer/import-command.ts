import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Tx } from '@kontor/database';
import { type Actor, answerCall, type Command, type CommandContext } from '@kontor/plugin-api/server';
import { pageReadOnly } from '../../shared/index.ts';
import type { PageContext } from '../page-context.ts';
import { listPagesOf } from '../page-store.ts';
import { countFindings, describeFinding } from './import-report.ts';
import { prepareImport, writeImport } from './import-tree.ts';
import { readSourceTree } from './source-tree.ts';

const usage = 'import-markdown DIR --space SLUG --as LOGIN [--add] [--dry-run]';

/** `npm run kontor -- import-markdown`: exit code 0 done, 1 nothing was imported and why was printed. */
export function importMarkdownCommand(wiki: PageContext): Command {
  return {
    name: 'import-markdown',
    usage,
    summary: 'Brings a folder of Markdown files and pictures into a space as pages, as a whole or not at all',
    run: (args, context) =>
      answerCall({ usage, read: readCall, run: (call) => run(wiki, call, context) }, args, context),
  };
}

interface Call {
  readonly folder: string;
  readonly space: string;
  readonly login: string;
  /** Also where the space has pages. */
  readonly add: boolean;
  readonly dryRun: boolean;
}

function readCall(args: readonly string[]): Call | undefined {
  const options = {
    space: { type: 'string' },
    as: { type: 'string' },
    add: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [folder, ...more] = positionals;
  const { space, as: login } = values;
  if (folder === undefined || more.length > 0 || login === undefined) return undefined;
  if (space === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(space)) return undefined;
  return { folder: resolve(folder), space, login, add: values.add, dryRun: values['dry-run'] };
}

async function run(wiki: PageContext, call: Call, context: CommandContext): Promise<number> {
  const begun = performance.now();
  const refuse = (sentence: string) => {
    context.print(sentence);
    return 1;
  };
  const about = await stat(call.folder).catch(() => undefined);
  if (!about?.isDirectory()) return refuse(`There is no folder ${call.folder}.`);
  const actor = await context.findActor(call.login);
  if (!actor) return refuse(`Nobody signs in as ${call.login}.`);
  const tree = await readSourceTree(call.folder);
  if (tree.pages.length === 0) return refuse(`There are no Markdown files in ${call.folder}.`);
  const { pages, findings } = await prepareImport(tree, context.progress);
  for (const finding of findings) context.print(describeFinding(finding));
  const pictures = new Set(pages.flatMap(({ files }) => files)).size;
  const folders = pages.length - tree.pages.length;
  context.print(
    `Read ${tree.pages.length} Markdown files and ${folders} folders without one; ${pictures} files stand in them.`,
  );
  context.print(countFindings(findings));
  if (call.dryRun) {
    context.print('This was a dry run: nothing was changed.');
    return 0;
  }
  const isDone = await wiki.host.database.transaction(async (tx) => {
    const space = await findOrCreateSpace(wiki, tx, actor, call.space);
    if (!(await wiki.host.permissions.can(tx, actor, 'edit', { space }))) throw pageReadOnly();
    if (!call.add && (await listPagesOf(tx, space)).length > 0) return false;
    await writeImport(wiki, tx, actor, { space, parent: null, tree, pages, progress: context.progress });
    return true;
  });
  if (!isDone)
    return refuse(
      `The space ${call.space} has pages already, so nothing was imported. With --add the pages come beside them.`,
    );
  context.print(`${pages.length} pages are in the space ${call.space}.`);
  context.print(`Done in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  return 0;
}

async function findOrCreateSpace({ host }: PageContext, tx: Tx, actor: Actor, slug: string): Promise<string> {
  const found = await host.spaces.findBySlug(tx, slug);
  if (found) return found.id;
  const words = basename(slug).replaceAll('-', ' ');
  const name = `${words[0]?.toUpperCase()}${words.slice(1)}`;
  return (await host.spaces.create(tx, actor, { slug, name, visibility: 'open', owner: actor.person })).id;
}
