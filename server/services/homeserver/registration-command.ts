import { formatRegistration } from '@kontor/matrix/server';
import type { Command } from '@kontor/plugin-api/server';
import type { Config } from '../../config/config.ts';
import { loadRegistration } from './registration-file.ts';
import { fixServerName } from './server-name.ts';

/** `kontor homeserver-registration`: what a homeserver of one's own has to be told. */
export function registrationCommand(config: Config): Command {
  return {
    name: 'homeserver-registration',
    usage: 'homeserver-registration',
    summary: 'Prints the registration of Kontor for a Synapse of your own; it holds secrets',
    async run(_args, { database, print }) {
      const serverName = await database.transaction((tx) => fixServerName(tx, config));
      const registration = loadRegistration(config, serverName);
      print(formatRegistration({ ...registration, url: config.url }).trimEnd());
      return 0;
    },
  };
}
