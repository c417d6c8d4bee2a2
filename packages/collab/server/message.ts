/** A frame on its way to any number of clients: made ready for the websocket once, however many get it. */
export class Message {
  readonly content: Uint8Array;
  #wire: Buffer | undefined;

  constructor(content: Uint8Array) {
    this.content = content;
  }

  /** One whole binary message as a server sends it (RFC 6455, 5.2): no mask, no extension. */
  get wire(): Buffer {
    this.#wire ??= onWire(this.content);
    return this.#wire;
  }
}

const binaryAndLast = 0x82;

function onWire(content: Uint8Array): Buffer {
  const { length } = content;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const wire = Buffer.allocUnsafe(head + length);
  wire[0] = binaryAndLast;
  wire[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) wire.writeUInt16BE(length, 2);
  if (head === 10) wire.writeBigUInt64BE(BigInt(length), 2);
  wire.set(content, head);
  return wire;
}
