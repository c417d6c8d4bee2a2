import type { AppserviceConfig, HomeserverConfig } from '../config.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { askService } from './appservice-request.ts';

export interface Asked {
  readonly kind: 'location' | 'user';
  /** Missing where it is asked for what a Matrix id stands for. */
  readonly protocol?: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Somebody waits for the answer. */
const longestWaitMs = 10_000;
const keptForMs = 60 * 60 * 1000;

/** Asks the bridges what they know of the networks that they speak to (application service API, "Third-party networks"). */
export class ThirdPartyLookup {
  readonly protocols: ReadonlySet<string>;
  readonly #config: HomeserverConfig;
  readonly #described = new Map<string, { readonly text: JsonObject | undefined; readonly until: number }>();

  constructor(config: HomeserverConfig) {
    this.#config = config;
    this.protocols = new Set(config.appservices.flatMap((service) => service.protocols));
  }

  async describeAll(): Promise<JsonObject> {
    const all = [...this.protocols];
    const found = await Promise.all(all.map((protocol) => this.describe(protocol)));
    return Object.fromEntries(all.map((protocol, index) => [protocol, found[index]]));
  }

  /** What the bridges of a protocol say of it, remembered for an hour; several of them bring their instances together. */
  async describe(protocol: string): Promise<JsonObject | undefined> {
    if (!this.protocols.has(protocol)) return undefined;
    const known = this.#described.get(protocol);
    if (known && known.until > Date.now()) return known.text;
    const path = `/thirdparty/protocol/${encodeURIComponent(protocol)}`;
    const services = this.#config.appservices.filter((service) => service.protocols.includes(protocol));
    const answers = (await Promise.all(services.map((service) => this.#ask(service, path)))).filter(isProtocol);
    const [first] = answers;
    const text = first && { ...first, instances: answers.flatMap(({ instances }) => instances) };
    // A bridge that is away is asked again.
    if (text) this.#described.set(protocol, { text, until: Date.now() + keptForMs });
    return text;
  }

  async find({ kind, protocol, fields }: Asked): Promise<JsonObject[]> {
    const services = this.#config.appservices.filter(
      (service) => service.protocols.length > 0 && (protocol === undefined || service.protocols.includes(protocol)),
    );
    const inNetwork = protocol === undefined ? '' : `/${encodeURIComponent(protocol)}`;
    const path = `/thirdparty/${kind}${inNetwork}?${new URLSearchParams(fields)}`;
    const answers = await Promise.all(services.map((service) => this.#ask(service, path)));
    return answers.flatMap((answer) => (Array.isArray(answer) ? answer.filter((each) => isResult(each, kind)) : []));
  }

  async #ask(service: AppserviceConfig, path: string): Promise<Json | undefined> {
    const { skipVerify } = this.#config;
    const answer = await askService(service, { method: 'GET', path, timeoutMs: longestWaitMs, skipVerify });
    if (answer.status !== 200) return undefined;
    try {
      return JSON.parse(answer.body);
    } catch {
      return undefined; // a bridge that answers nonsense knows nothing
    }
  }
}

type Protocol = JsonObject & { readonly instances: readonly Json[] };

function isProtocol(value: Json | undefined): value is Protocol {
  return isObject(value) && Array.isArray(value.instances);
}

function isResult(value: Json, kind: Asked['kind']): value is JsonObject {
  const name = kind === 'user' ? 'userid' : 'alias';
  return (
    isObject(value) && [value[name], value.protocol].every((each) => typeof each === 'string') && isObject(value.fields)
  );
}
