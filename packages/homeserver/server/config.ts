/** How this homeserver is set up; made by the command line (`command-line.ts`) or by whoever embeds it. */
export interface HomeserverConfig {
  /** Behind the colon of user ids and aliases; fixed for ever. */
  readonly serverName: string;
  /** Where clients reach it, for discovery; without it they are told nothing. */
  readonly publicUrl?: string | undefined;
  /** With `token` for those whom an administrator has given one. */
  readonly registration: 'open' | 'closed' | 'token';
  /** For `/_synapse/admin/v1/register`; without it that is closed. */
  readonly sharedSecret?: string | undefined;
  readonly rateLimits: boolean;
  /** How long an access token is good that can be refreshed. */
  readonly refreshableForMs: number;
  readonly appservices: readonly AppserviceConfig[];
  /** Accept any certificate of application services and pushers; only for tests. */
  readonly skipVerify: boolean;
  /** Without it others learn of nobody whether they are there, nor when they last were. */
  readonly presence: boolean;
  /** Without it every receipt is private. */
  readonly publicReceipts: boolean;
  /** Of Argon2id, for passwords that are set from now on. */
  readonly passwordCost: PasswordCost;
  /** The relay of calls; without it clients call each other directly, or not at all. */
  readonly turn?: TurnConfig | undefined;
  /** Whom people ask for help; without it nobody is named. */
  readonly support?: SupportConfig | undefined;
  /** Bytes of one upload at most. */
  readonly mostUploadBytes: number;
}

export interface TurnConfig {
  /** `turn:host:port?transport=udp` and the like. */
  readonly uris: readonly string[];
  /** What the relay knows as `static-auth-secret`. */
  readonly secret: string;
  readonly livesForSeconds: number;
}

/** At least one of the two. */
export interface SupportConfig {
  readonly email?: string | undefined;
  readonly page?: string | undefined;
}

/** A registration file of an application service (application service API, "Registration"). */
export interface AppserviceConfig {
  readonly id: string;
  /** Where transactions go; nothing is sent without it. */
  readonly url: string | undefined;
  readonly asToken: string;
  readonly hsToken: string;
  readonly senderLocalpart: string;
  readonly isRateLimited: boolean;
  readonly receivesEphemeral: boolean;
  /** Networks that it is a bridge to. */
  readonly protocols: readonly string[];
  readonly namespaces: {
    readonly users: readonly Namespace[];
    readonly aliases: readonly Namespace[];
    readonly rooms: readonly Namespace[];
  };
}

export interface Namespace {
  readonly isExclusive: boolean;
  readonly pattern: RegExp;
}

export interface PasswordCost {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
}

export const defaultConfig = {
  registration: 'closed',
  rateLimits: true,
  refreshableForMs: 60 * 60 * 1000,
  appservices: [],
  skipVerify: false,
  presence: false,
  publicReceipts: false,
  // OWASP's second choice: 19 MiB, two passes, one lane.
  passwordCost: { memory: 19_456, passes: 2 },
  mostUploadBytes: 50 * 1024 * 1024,
} as const satisfies Partial<HomeserverConfig>;
