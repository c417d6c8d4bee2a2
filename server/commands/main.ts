import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command, CommandContext } from '@kontor/plugin-api/server';
import { type Application, createApplication } from '../application.ts';
import { type Config, readConfig } from '../config/config.ts';
import { explainFailure } from '../explain-failure.ts';
import { createLogger } from '../log.ts';
import { serverPlugins } from '../plugins.ts';
import { clientFolder } from '../start-server.ts';
import { readBackup, refuseUsedFolder } from './backup/read-backup.ts';
import { findActorOf } from './command-actor.ts';
import { createPrinter, UsageError } from './command-line.ts';
import { coreCommands } from './core-commands.ts';
import { openOwnDatabase } from './own-database.ts';

const { print, progress } = createPrinter(process.stdout);

async function main(): Promise<number> {
  const [word, ...args] = process.argv.slice(2);
  const config = readConfig(process.env, { demo: false });
  if (word === 'restore') return restore(config, args);
  const opened = await openOwnDatabase(config);
  const application = makeApplication(config, opened.database);
  try {
    const commands = [...coreCommands(application), ...application.commands];
    const command = commands.find(({ name }) => name === word);
    if (!command) return listCommands(commands, word);
    // Beside a server of another version the schema is the server's business.
    if (!opened.besideServer) await application.migrate();
    const findActor = (login: string) => findActorOf(application, login);
    return await runCommand(command, args, { database: opened.database, print, progress, findActor });
  } finally {
    await application.stop();
    await opened.close();
  }
}

function makeApplication(config: Config, database: Parameters<typeof createApplication>[0]['database']): Application {
  return createApplication({
    config,
    database,
    log: createLogger(config.logLevel),
    plugins: serverPlugins,
    clientFolder,
  });
}

async function runCommand(command: Command, args: readonly string[], context: CommandContext): Promise<number> {
  try {
    return await command.run(args, context);
  } catch (failure) {
    if (!(failure instanceof UsageError)) throw failure;
    print(`${failure.message}.`);
    print(`Usage: npm run kontor -- ${command.usage}`);
    return 2;
  }
}

function listCommands(commands: readonly Command[], word: string | undefined): number {
  if (word !== undefined) print(`There is no command ${word}.`);
  print('Usage: npm run kontor -- COMMAND');
  const known = [...commands, { usage: 'restore FILE', summary: 'Loads a backup into an empty data folder' }];
  for (const { usage, summary } of known) {
    print(`  ${usage}`);
    print(`      ${summary}`);
  }
  return word === undefined ? 0 : 2;
}

async function restore(config: Config, [source]: readonly string[]): Promise<number> {
  if (source === undefined) {
    print('Usage: npm run kontor -- restore FILE');
    return 2;
  }
  await refuseUsedFolder(config.dataFolder);
  await mkdir(config.dataFolder, { recursive: true });
  const opened = await openOwnDatabase(config);
  const application = makeApplication(config, opened.database);
  try {
    const { database } = opened;
    const { dataFolder } = config;
    const { migrations } = application;
    const counts = await readBackup({ database, dataFolder, source: resolve(source), migrations, progress });
    print(`Restored: ${counts.tables} tables, ${counts.files} files. Start Kontor with npm start.`);
    return 0;
  } finally {
    await application.stop();
    await opened.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (failure: unknown) => {
    process.stderr.write(`${explainFailure(failure)}\n`);
    process.exitCode = 1;
  },
);
