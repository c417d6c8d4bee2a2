import type { Answer } from './answer.ts';
import { findSpecification } from './specification.ts';
import type { Target } from './target.ts';

interface KnownViolation {
  readonly operation: RegExp;
  readonly complaint: RegExp;
  readonly why: string;
}

/** Where Synapse's answers are not what their definitions say; ours have to be. */
const knownOfSynapse: readonly KnownViolation[] = [
  {
    operation: /\/devices/,
    complaint: /\/(last_seen_(ip|ts)|display_name) must be/,
    why: 'It says null where a device has no name or was not seen yet.',
  },
  {
    operation: /\/joined_members$/,
    complaint: /\/joined\/[^/]*\/(avatar_url|display_name) must be string/,
    why: 'It says null where somebody has no name or picture.',
  },
  {
    operation: /\/notifications$/,
    complaint: /\/(profile_tag|next_token) must be string/,
    why: 'It says null where a pusher has no tag and where no page follows.',
  },
  {
    operation: /\/search$/,
    complaint: /\/profile_info\/[^/]*\/(avatar_url|displayname) must be string|\/order must be integer/,
    why: 'It says null where somebody has no name or picture, and orders groups by their rank, which is no whole number.',
  },
  {
    operation: /\/events\/\{eventId\}$/,
    complaint: /^404: \/ must have an errcode/,
    why: 'It says nothing where there is no such event.',
  },
  {
    operation: /\/matrix\/support$/,
    complaint: /^404: \/ must have an errcode/,
    why: 'It leaves the address to a web server before it.',
  },
  {
    operation: /\/thirdparty\/protocol\//,
    complaint: /^404: \/ must have required property 'errcode'/,
    why: 'It says nothing where no bridge speaks a protocol.',
  },
  {
    operation: /\/user_directory\/search$/,
    complaint: /\/results\/\d+\/(avatar_url|display_name) must be string/,
    why: 'It says null where somebody has no name or picture.',
  },
];

/**
 * Throws if the answer is not what the official definition of its endpoint says. Addresses without a definition pass, and
 * everything does where the definitions are missing.
 */
export function checkAnswer(target: Target, method: string, path: string, answer: Answer): void {
  const complaints = complaintsOf(method, path, answer).filter(
    (complaint) => target.kind !== 'synapse' || !isKnownOfSynapse(complaint),
  );
  if (complaints.length > 0)
    throw new Error(
      `${method} ${path} breaks its definition:\n${complaints.map(({ text }) => `- ${text}`).join('\n')}`,
    );
}

interface Complaint {
  readonly operation: string;
  readonly text: string;
}

export function complaintsOf(
  method: string,
  path: string,
  answer: Answer,
  specification = findSpecification(),
): readonly Complaint[] {
  const definition = specification?.find(method, path, answer.status);
  // An event that is to be sent later has no id yet (MSC4140).
  if (!definition || answer.body?.delay_id !== undefined) return [];
  const complain = (text: string): Complaint => ({ operation: definition.name, text: `${answer.status}: ${text}` });
  const isStandard = answer.status >= 400 && standardErrors.has(answer.body?.errcode);
  if (answer.status >= 400 && (isStandard || !definition.validate)) return errorComplaints(answer).map(complain);
  // A part of a file that was asked for with a range, and what the client has already: RFC 9110.
  if (answer.status === 206 || answer.status === 304) return [];
  if (!definition.listed) return [complain('is no status of this endpoint')];
  if (!definition.validate || definition.validate(answer.body)) return [];
  return (definition.validate.errors ?? []).map(({ instancePath, message, params }) =>
    complain(`${instancePath || '/'} ${message} ${JSON.stringify(params)}`),
  );
}

/** Those that any endpoint may answer with, whatever its definition says of the status. */
const standardErrors = new Set(['M_MISSING_TOKEN', 'M_UNKNOWN_TOKEN', 'M_UNRECOGNIZED', 'M_USER_LOCKED']);

/**
 * Statuses that an endpoint does not list are standard errors ("client-server API, Standard error response"), or ask who
 * one is ("User-Interactive Authentication API").
 */
function errorComplaints({ status, body }: Answer): string[] {
  if (status === 401 && Array.isArray(body?.flows)) return [];
  return typeof body?.errcode === 'string' ? [] : ['/ must have an errcode'];
}

function isKnownOfSynapse({ operation, text }: Complaint): boolean {
  return knownOfSynapse.some((known) => known.operation.test(operation) && known.complaint.test(text));
}
