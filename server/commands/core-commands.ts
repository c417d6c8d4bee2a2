import { resolve } from 'node:path';
import type { Command, CommandContext } from '@kontor/plugin-api/server';
import { fields, newPerson } from '@kontor/schema';
import type { Application } from '../application.ts';
import { fillDemoCity, isEmpty } from '../services/demo/index.ts';
import { writeBackup } from './backup/write-backup.ts';
import { readArguments, UsageError } from './command-line.ts';

/** Words of the command line that belong to the core; plugins add theirs. `restore` is not here: it needs an empty folder. */
export function coreCommands(application: Application): Command[] {
  return [backupCommand(application), doctorCommand(application), seedCommand(application), userCommand(application)];
}

function backupCommand(application: Application): Command {
  return {
    name: 'backup',
    usage: 'backup FILE',
    summary: 'Writes database and files into one file, beside a running server',
    async run(args, context) {
      const [target] = readArguments(args, {}).positionals;
      if (target === undefined) throw new UsageError('backup needs a FILE');
      const { dataFolder } = application.core.config;
      const summary = await writeBackup({ ...context, dataFolder, target: resolve(target) });
      context.print(`Backup written: ${summary.tables} tables, ${summary.files} files`);
      for (const path of summary.missing) context.print(`Missing in the data folder: ${path}`);
      return summary.missing.length === 0 ? 0 : 1;
    },
  };
}

function doctorCommand(application: Application): Command {
  return {
    name: 'doctor',
    usage: 'doctor',
    summary: 'Says what works and what does not',
    async run(_args, context) {
      const components = await application.checkHealth();
      for (const [name, { ok, detail }] of Object.entries(components)) {
        context.print(`${ok ? 'ok  ' : 'FAIL'}  ${name}: ${detail}`);
      }
      return Object.values(components).every(({ ok }) => ok) ? 0 : 1;
    },
  };
}

function seedCommand(application: Application): Command {
  return {
    name: 'seed',
    usage: 'seed',
    summary: 'Fills an empty database with the demo city; its passwords work only under npm start -- --demo',
    async run(_args, context) {
      if (!(await context.database.transaction((tx) => isEmpty(tx, application.services)))) {
        context.print('The database is not empty: the demo city goes only into an empty one.');
        return 1;
      }
      await fillDemoCity(application, context.print);
      return 0;
    },
  };
}

function userCommand(application: Application): Command {
  return {
    name: 'user',
    usage: 'user add LOGIN --given-name NAME --family-name NAME [--email ADDRESS] [--administrator] [--auditor]',
    summary: 'Adds a person with an account and prints the one-time link for the password',
    async run(args, context) {
      const { positionals, values } = readArguments(args, {
        'given-name': { type: 'string' },
        'family-name': { type: 'string' },
        email: { type: 'string' },
        administrator: { type: 'boolean' },
        auditor: { type: 'boolean' },
      });
      const [word, given] = positionals;
      if (word !== 'add' || given === undefined) throw new UsageError('user needs the word add and a LOGIN');
      const { data: login } = fields.login.safeParse(given);
      if (login === undefined)
        throw new UsageError(`${given} cannot be a LOGIN: letters, digits, dots and hyphens can`);
      const parsed = newPerson.safeParse({
        givenName: values['given-name'],
        familyName: values['family-name'],
        email: values.email ?? null,
      });
      if (!parsed.success)
        throw new UsageError('user add needs --given-name, --family-name and, if given, a good --email');
      const roles = [
        ...(values.administrator ? (['administrator'] as const) : []),
        ...(values.auditor ? (['auditor'] as const) : []),
      ];
      await addUser(application, context, { login, person: parsed.data, roles });
      return 0;
    },
  };
}

async function addUser(
  application: Application,
  context: CommandContext,
  user: {
    readonly login: string;
    readonly person: ReturnType<typeof newPerson.parse>;
    readonly roles: readonly ('administrator' | 'auditor')[];
  },
): Promise<void> {
  const { people, accounts } = application.services;
  const link = await context.database.transaction(async (tx) => {
    const person = await people.createPerson(tx, undefined, user.person);
    const account = await accounts.createAccount(tx, undefined, {
      person: person.id,
      login: user.login,
      roles: user.roles,
    });
    return accounts.issueOneTimeLink(tx, account.id);
  });
  context.print(`Account ${user.login} added. Set the password within ${link.expiresAt.slice(0, 10)}:`);
  context.print(`  ${link.url}`);
  context.print(`  or with the code ${link.code}`);
}
