import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One name in the forms that files need. */
export interface PluginName {
  /** `site-visits`: folder, addresses, refs. */
  readonly name: string;
  /** `siteVisits`: identifiers, names of routes. */
  readonly camel: string;
  /** `site_visits`: tables, events, codes of errors. */
  readonly snake: string;
  /** `Site visits`: what people read until somebody writes something better. */
  readonly title: string;
}

/** A name that cannot be used; the message is one sentence. */
export class NameRefused extends Error {
  override readonly name = 'NameRefused';
}

/** Addresses and words of the core beside the names of its modules. */
const reserved = ['administration', 'api', 'collab', 'home', 'inbox', 'live', 'plugin', 'profile', 'settings', 'setup'];

/** Reads a plugin's name; throws a `NameRefused` when it has another form or is taken. */
export function readPluginName(root: string, name: string | undefined): PluginName {
  if (name === undefined || !/^(?=.{3,30}$)[a-z]+(-[a-z]+)*$/.test(name)) {
    throw new NameRefused(
      `${name ?? 'Nothing'} cannot be the name of a plugin: it needs 3 to 30 lower-case letters, words joined by hyphens, such as suggestions or site-visits.`,
    );
  }
  const folders = ['packages', 'packages/schema', 'plugins', 'server/services'];
  const taken = folders.some(
    (folder) => existsSync(join(root, folder)) && readdirSync(join(root, folder)).includes(name),
  );
  if (taken || reserved.includes(name)) throw new NameRefused(`The name ${name} is taken: please choose another.`);
  const words = name.split('-');
  const [first = '', ...others] = words;
  return {
    name,
    camel: first + others.map(capitalise).join(''),
    snake: words.join('_'),
    title: capitalise(words.join(' ')),
  };
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
