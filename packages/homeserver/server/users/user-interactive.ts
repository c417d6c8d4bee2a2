import { randomBytes } from 'node:crypto';
import { isObject, type JsonObject } from '../json.ts';
import { badJson, MatrixError, tooLarge } from '../matrix-error.ts';

/** A sequence of stages, all of which have to be passed. */
export type Flow = readonly string[];

/** Checks one stage; throws M_FORBIDDEN and the like where it is not passed. */
export type Stage = (auth: JsonObject) => Promise<void>;

interface Session {
  readonly purpose: string;
  /** What was asked for first; a later request may leave it out, but not change it. */
  readonly request: JsonObject;
  readonly completed: Set<string>;
  readonly until: number;
}

const livesForMs = 15 * 60 * 1000;
const mostSessions = 5_000;
/** Of what is remembered until it is confirmed. */
const longestRequest = 16 * 1024;

/** "User-Interactive Authentication API": a request is repeated with one passed stage after the other. */
export class UserInteractive {
  readonly #sessions = new Map<string, Session>();

  /**
   * Resolves with what was asked for once the stages of one flow are passed; before that throws the 401 that says what
   * is missing. `purpose` binds a session to one endpoint and one caller.
   */
  async pass(
    purpose: string,
    body: JsonObject,
    flows: readonly Flow[],
    stages: Readonly<Record<string, Stage>>,
  ): Promise<JsonObject> {
    const { auth, ...request } = body;
    if (auth !== undefined && !isObject(auth)) throw badJson('auth is not an object');
    for (const name of ['type', 'session'])
      if (auth?.[name] !== undefined && typeof auth[name] !== 'string') throw badJson(`auth.${name} is not a string`);
    const [id, session] = this.#find(purpose, auth, request);
    const asked = Object.keys(request).length > 0 ? request : session.request;
    if (auth && typeof auth.type === 'string') await this.#try(auth, id, session, flows, stages);
    if (flows.some((flow) => flow.every((stage) => session.completed.has(stage)))) {
      this.#sessions.delete(id);
      return asked;
    }
    throw incomplete(id, session, flows, {});
  }

  async #try(
    auth: JsonObject,
    id: string,
    session: Session,
    flows: readonly Flow[],
    stages: Readonly<Record<string, Stage>>,
  ): Promise<void> {
    const type = String(auth.type);
    const stage = Object.hasOwn(stages, type) && flows.some((flow) => flow.includes(type)) ? stages[type] : undefined;
    if (!stage) throw new MatrixError(400, 'M_UNRECOGNIZED', 'There is no such stage');
    try {
      await stage(auth);
      session.completed.add(type);
    } catch (failure) {
      if (!(failure instanceof MatrixError)) throw failure;
      throw incomplete(id, session, flows, { errcode: failure.errcode, error: failure.message });
    }
  }

  #find(purpose: string, auth: JsonObject | undefined, request: JsonObject): [string, Session] {
    const asked = auth?.session;
    const known = typeof asked === 'string' ? this.#sessions.get(asked) : undefined;
    if (typeof asked === 'string' && known && known.purpose === purpose && known.until > Date.now())
      return [asked, known];
    if (typeof asked === 'string') throw new MatrixError(400, 'M_UNKNOWN', 'This session is unknown or too old');
    if (JSON.stringify(request).length > longestRequest) throw tooLarge('This is too much to be asked for at once');
    const id = randomBytes(18).toString('base64url');
    const made = { purpose, request, completed: new Set<string>(), until: Date.now() + livesForMs };
    this.#sessions.set(id, made);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > mostSessions && oldest !== undefined) this.#sessions.delete(oldest);
    return [id, made];
  }
}

function incomplete(id: string, session: Session, flows: readonly Flow[], failure: object): MatrixError {
  const state = {
    flows: flows.map((stages) => ({ stages })),
    params: {},
    session: id,
    completed: [...session.completed],
  };
  return new Incomplete(state, failure);
}

/** The 401 that carries the state of the session; with an errcode only where a stage failed. */
class Incomplete extends MatrixError {
  constructor(state: object, failure: { errcode?: string; error?: string }) {
    super(401, failure.errcode ?? '', failure.error ?? '', { ...state });
  }
}
