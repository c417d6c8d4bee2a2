import { c, d, type Xml } from './xml-writer.ts';

/** Why a request is not done: a status of HTTP, and the condition that it breaks (RFC 4918, section 16) where one has a name. */
export class DavRefusal extends Error {
  readonly status: number;
  readonly condition: Xml | undefined;

  constructor(status: number, condition?: Xml) {
    super(condition?.xml ?? String(status));
    this.status = status;
    this.condition = condition;
  }
}

export const notThere = () => new DavRefusal(404);
export const methodNotAllowed = () => new DavRefusal(405);
export const conditionFailed = () => new DavRefusal(412);
export const unreadableRequest = () => new DavRefusal(400);
export const mayNot = () => new DavRefusal(403, d('need-privileges'));
export const tooLarge = () => new DavRefusal(403, c('max-resource-size'));
/** Not a calendar at all, or values in it are none. */
export const notCalendarData = () => new DavRefusal(403, c('valid-calendar-data'));
/** A calendar, and not one task of it that can be taken: RFC 4791, section 4.1. */
export const notOneObject = () => new DavRefusal(403, c('valid-calendar-object-resource'));
export const notThisComponent = () => new DavRefusal(403, c('supported-calendar-component'));
export const notThisMedia = () => new DavRefusal(403, c('supported-calendar-data'));
export const uidTaken = (href: string) => new DavRefusal(403, c('no-uid-conflict', d('href', href)));
export const notThisFilter = () => new DavRefusal(403, c('supported-filter'));
export const notThisCollation = () => new DavRefusal(403, c('supported-collation'));
export const notThisReport = () => new DavRefusal(403, d('supported-report'));
export const notInfinite = () => new DavRefusal(403, d('propfind-finite-depth'));
