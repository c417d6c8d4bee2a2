/** The kind of text that this client writes; raised where an older client could no longer merge. */
export const documentKind = { schema: 1, mergesFrom: 1 };
