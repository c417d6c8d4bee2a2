export * from './channel.ts';
export * from './channel-api.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './feed-api.ts';
export * from './post.ts';
export * from './post-api.ts';
export * from './sync.ts';
