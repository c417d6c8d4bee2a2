import { deleteOfPerson, type Privacy } from '@kontor/plugin-api/server';
import { listIdentitiesOf } from './identity-store.ts';

export function declareOpenId(privacy: Privacy): void {
  privacy.declare({
    id: 'openid.identities',
    title: { de: 'Anmeldung bei einem Anmeldedienst', en: 'Signing in at a provider' },
    what: {
      de: 'Bei welchem Anmeldedienst Sie sich anmelden, Ihre Kennung dort und seit wann; während einer Anmeldung, dass sie läuft',
      en: 'At which provider you sign in, your key there and since when; during a sign-in, that it is under way',
    },
    purpose: { de: 'Sie mit Ihrem Konto dort anmelden', en: 'Signing you in with your account there' },
    basis: 'security',
    kept: {
      de: 'So lange wie Ihr Konto oder der Anmeldedienst; laufende Anmeldungen 15 Minuten',
      en: 'As long as your account or the provider; sign-ins under way 15 minutes',
    },
    seenBy: { de: 'Niemand', en: 'Nobody' },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['openid_identities', 'person'], ['openid_sign_ins', 'person']) },
    tables: ['openid_identities', 'openid_sign_ins'],
    archive: async (tx, { person }) => ({
      data: {
        providers: (await listIdentitiesOf(tx, person)).map(({ provider, linkedAt }) => ({
          provider,
          since: linkedAt.toISOString(),
        })),
      },
    }),
  });
}
