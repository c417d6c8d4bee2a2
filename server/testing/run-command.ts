import { findActorOf } from '../commands/command-actor.ts';
import type { TestServer } from './test-server.ts';

/** `npm run kontor -- NAME ARGS` beside this server: what it answered, printed and told of its progress. */
export async function runCommand({ application, database }: TestServer, name: string, args: readonly string[]) {
  const command = application.commands.find((each) => each.name === name);
  const lines: string[] = [];
  const progress: number[] = [];
  const code = await command?.run(args, {
    database,
    print: (line) => lines.push(line),
    progress: (done) => progress.push(done),
    findActor: (login) => findActorOf(application, login),
  });
  return { code, lines, text: lines.join('\n'), progress };
}
