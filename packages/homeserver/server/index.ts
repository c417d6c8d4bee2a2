export { type AppserviceConfig, defaultConfig, type HomeserverConfig, type Namespace } from './config.ts';
export { type Homeserver, type HomeserverOptions, startHomeserver } from './homeserver.ts';
export { homeserverMigrations } from './storage/migrations/index.ts';
