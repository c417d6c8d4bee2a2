import type { ServerHost } from '@kontor/plugin-api/server';

export function seedConversations(_host: ServerHost): void {}
