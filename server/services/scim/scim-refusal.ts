/** RFC 7644 section 3.12, table 9, as far as Kontor says them. */
export type ScimType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'mutability'
  | 'noTarget'
  | 'tooMany'
  | 'uniqueness';

/** Something that a SCIM client is refused; `detail` is for who looks after that client. */
export class ScimRefusal extends Error {
  readonly status: number;
  readonly scimType: ScimType | undefined;

  constructor(status: number, detail: string, scimType?: ScimType) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

export const invalidFilter = (detail: string) => new ScimRefusal(400, detail, 'invalidFilter');
export const invalidPath = (detail: string) => new ScimRefusal(400, detail, 'invalidPath');
export const invalidSyntax = (detail: string) => new ScimRefusal(400, detail, 'invalidSyntax');
export const invalidValue = (detail: string) => new ScimRefusal(400, detail, 'invalidValue');
export const noTarget = (detail: string) => new ScimRefusal(400, detail, 'noTarget');
export const notUnique = (detail: string) => new ScimRefusal(409, detail, 'uniqueness');
export const notThere = (what: string) => new ScimRefusal(404, `There is no such ${what}`);
export const versionChanged = () => new ScimRefusal(412, 'The resource has changed since that version');

/** RFC 7644 section 3.12: the status is a text. */
export function errorBody({ status, scimType, message }: ScimRefusal): Record<string, unknown> {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType && { scimType }),
    detail: message,
  };
}
