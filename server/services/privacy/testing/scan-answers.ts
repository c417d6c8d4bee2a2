/** A field of an answer that could say how much, when or how long one person did something. */
export interface AnswerFinding {
  /** `accounts.listSessions: sessions[].lastSeenAt`. */
  readonly place: string;
}

/** Counts, durations, times of mere looking and being there, by the names that fields have here. */
const suspicious = [
  /^(last|recent)(Seen|Used|Active|Activity|Read|Opened|Visited|Viewed|Login|SignIn|Online)/,
  /(^seen|Seen|^read|Read|^opened|Opened|^viewed|Viewed|^visited|Visited|^used|Used|^active|Active|^online|Online)(At|On|Since|By|Times?)$/,
  /^(counts?|totals?|times|visits|views|reads|opens|clicks|score|points|streak|karma|dwell|durations?|seconds|minutes|hours)$/,
  /(Count|Counts|Total|Totals|Visits|Views|Reads|Opens|Clicks|Score|Points|Streak|Duration|Seconds|Minutes|Hours)$/,
  /^(presence|isOnline|isActive|isTyping|online|typing|viewers|visitors|statistics|stats|activity|visited|opened|seen)$/,
];

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Every field of the schema of an answer whose name is suspicious, by its path. */
export function scanAnswer(name: string, schema: JsonSchema): AnswerFinding[] {
  const places = new Set<string>();
  walk(schema, '', schema, new Set(), (path) => places.add(`${name}: ${path}`));
  return [...places].map((place) => ({ place }));
}

function walk(
  schema: JsonSchema,
  path: string,
  root: JsonSchema,
  under: ReadonlySet<string>,
  found: (path: string) => void,
): void {
  if (schema.$ref !== undefined) {
    // A schema that holds itself is looked at once.
    if (under.has(schema.$ref)) return;
    const target = schema.$ref === '#' ? root : root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (target) walk(target, path, root, new Set([...under, schema.$ref]), found);
    return;
  }
  for (const [name, each] of Object.entries(schema.properties ?? {})) {
    const at = path === '' ? name : `${path}.${name}`;
    if (suspicious.some((pattern) => pattern.test(name))) found(at);
    walk(each, at, root, under, found);
  }
  const parts = [schema.anyOf, schema.oneOf, schema.allOf, schema.prefixItems].flatMap((each) => each ?? []);
  for (const part of parts) walk(part, path, root, under, found);
  if (schema.items) walk(schema.items, `${path}[]`, root, under, found);
  if (typeof schema.additionalProperties === 'object')
    walk(schema.additionalProperties, `${path}{}`, root, under, found);
}

/** The schemas of all answers of an OpenAPI document, by the name of the route. */
export function answersOf(api: Readonly<Record<string, unknown>>): [name: string, schema: JsonSchema][] {
  const paths = api.paths as Record<string, Record<string, DescribedRoute>>; // as `describeApi` makes it
  return Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap((route): [string, JsonSchema][] => {
      const schema = route.responses['200']?.content?.['application/json']?.schema;
      return schema ? [[route.operationId, schema]] : [];
    }),
  );
}

interface DescribedRoute {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>> }>
  >;
}
