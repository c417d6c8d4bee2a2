import { fields } from '@kontor/schema';
import { z } from 'zod';

const { id } = fields;
const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** Bytes of a token: what a ticket is signed over, made by the browser at random. */
export const tokenBytes = 32;
/** RSABSSA-SHA384-PSS-Deterministic of RFC 9474 with a modulus of 3072 bits: the message is random as it is. */
export const modulusBits = 3072;
const signatureLength = (modulusBits / 8 / 3) * 4;

/** 32 bytes and 384 bytes in base64url without padding. */
export const token = base64url.length(43);
export const signature = base64url.length(signatureLength);

/** With which tickets of one part of the survey are signed; all addressees get the same list. */
export const ticketKey = z.object({ unit: id, label: z.string(), people: z.number().int(), publicKey: base64url });
export type TicketKey = z.output<typeof ticketKey>;
