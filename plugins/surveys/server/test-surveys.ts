import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { newId } from '@kontor/base';
import { anOrgUnit, apiClient, aSignedInPerson, type SignedInPerson, type TestServer } from '@kontor/server/testing';
import {
  type Answers,
  type Content,
  createSurvey,
  endSurvey,
  listTicketKeys,
  noText,
  publishSurvey,
  type Question,
  type Survey,
  sendAnswers,
  takeTicket,
} from '../shared/index.ts';

const suite = RSABSSA.SHA384.PSS.Deterministic();

export const text = (de: string) => ({ de, en: '' });

export function aQuestion(kind: Question['kind'], given: Partial<Question> = {}): Question {
  const options = ['choice', 'choices', 'ranking'].includes(kind) ? ['Ja', 'Nein', 'Vielleicht'] : [];
  return {
    id: newId(),
    ...{ kind, title: text('Wie geht es?'), help: noText, isRequired: false, low: noText, high: noText, showIf: null },
    options: options.map((each) => ({ id: newId(), label: text(each) })),
    ...given,
  };
}

/** The id of an option by its place. */
export const optionOf = ({ options }: Question, index: number) => options[index]?.id ?? '';

export function contentOf(given: Partial<Content> = {}): Content {
  return {
    title: text('Stimmung im Amt'),
    intro: noText,
    items: [aQuestion('choice')],
    addressees: [{ kind: 'everyone' }],
    ...{ threshold: 5, unitLevel: 0, resultsFor: 'addressees', hasRows: false, keptDays: 90 },
    ...given,
  };
}

/** A unit, who leads it, and those who work there. */
export async function anOffice(server: TestServer, people: number, parent: string | null = null) {
  const unit = await anOrgUnit(server, { parent });
  const at = (lead: boolean) => ({ positions: [{ orgUnit: unit.id, lead }] });
  const lead = await aSignedInPerson(server, at(true));
  const members: SignedInPerson[] = [];
  for (let count = 0; count < people; count += 1) members.push(await aSignedInPerson(server, at(false)));
  return { unit, lead, members };
}

export function memberAt(members: readonly SignedInPerson[], index: number): SignedInPerson {
  const found = members[index];
  if (!found) throw new Error('The office has fewer people');
  return found;
}

const inTwoWeeks = '2026-12-11T17:00:00Z';

/** Under way, for these people of the office, and its lead. */
export async function aSurvey(
  { client }: SignedInPerson,
  given: Partial<Content>,
  endsAt = inTwoWeeks,
): Promise<Survey> {
  const id = newId();
  await client.call(createSurvey, { id, content: contentOf(given) });
  return client.call(publishSurvey, { survey: id, revision: 1, startsAt: null, endsAt });
}

export interface Ticket {
  readonly survey: string;
  readonly unit: string;
  readonly token: string;
  readonly signature: string;
}

/** A token, and what hides it; the key is that of `unit`, or of the part that stands first. */
export async function blind(client: SignedInPerson['client'], survey: string, unit?: string) {
  const { keys } = await client.call(listTicketKeys, { survey });
  const used = keys.find((each) => each.unit === unit) ?? keys[0];
  const publicKey = used?.publicKey ?? '';
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const der = Buffer.from(publicKey, 'base64url');
  const key = await crypto.subtle.importKey('spki', der, algorithm, true, ['verify']);
  const token = crypto.getRandomValues(new Uint8Array(32));
  return { key, token, unit: used?.unit ?? '', ...(await suite.blind(key, token)) };
}

/** As the browser does it. */
export async function take(person: SignedInPerson, survey: Pick<Survey, 'id' | 'unit'>): Promise<Ticket> {
  const { key, token, unit, blindedMsg, inv } = await blind(person.client, survey.id, survey.unit?.id);
  const blinded = Buffer.from(blindedMsg).toString('base64url');
  const { signature } = await person.client.call(takeTicket, { survey: survey.id, unit, blinded });
  const signed = await suite.finalize(key, token, Buffer.from(signature, 'base64url'), inv);
  const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return { survey: survey.id, unit, token: base64url(token), signature: base64url(signed) };
}

/** Without a session, as the browser does it. */
export async function answer(server: TestServer, ticket: Ticket, answers: Answers): Promise<void> {
  await apiClient(server.url).call(sendAnswers, { ...ticket, answers });
}

export async function end({ client }: SignedInPerson, survey: string): Promise<Survey> {
  return client.call(endSurvey, { survey });
}
