export { type CollabRight, collabCloseCodes, messageTypes, permissionDenied, syncTypes } from './protocol.ts';
