export { decodePiece, encodePiece, type Piece, takeFirst } from './piece.ts';
export { type CollabRight, collabCloseCodes, messageTypes, permissionDenied, syncTypes } from './protocol.ts';
