import { isObject } from './compiler.js';

/** A question as the API's own client would ask it. */
export interface Question {
  readonly method: string;
  readonly params: object;
}

/** Kinds of messages, as the protocol numbers them. */
const requestKind = 1;
const responseKind = 4;
const errorKind = 5;
const callKind = 6;

/** The end of a snapshot, of which there is nothing to know. */
const releaseMethod = 'release';
/** What the process works on longest: to tell types it checks most of the file. */
const longestMethod = 'getTypeAtLocations';

/** What is written before anything is read has to fit into a pipe, or both sides would wait for each other to read. */
const maxBytes = 32_768;
/** Questions are short: a method, a few numbers, a path. */
const maxQuestionBytes = 16_384;

/**
 * Asks many questions at once, or asks now and listens later. The API waits for each answer before it asks the next
 * question, and most of the time that small questions take is that of switching between the two processes.
 *
 * Answers are kept until the API asks the same questions, which it then does without the process.
 */
export class Pipeline {
  readonly #channel: Channel;
  /** Questions whose answers have not been read, in the order in which these will come. */
  readonly #sent: Sent[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #buffer = Buffer.allocUnsafe(maxBytes + maxQuestionBytes);

  /**
   * @param meanwhile what can be done while the process works on a long answer
   * @returns undefined for an API that is made in another way than the one this was written for
   */
  static create(api: object, meanwhile?: () => void): Pipeline | undefined {
    const client: unknown = Reflect.get(api, 'client');
    const channel: unknown = isObject(client) ? Reflect.get(client, 'channel') : undefined;
    const isKnown = isClient(client) && isChannel(channel) && stopReading(Reflect.get(channel, 'child'));
    return isKnown ? new Pipeline(client, channel, meanwhile) : undefined;
  }

  private constructor(client: Client, channel: Channel, meanwhile: (() => void) | undefined) {
    this.#channel = channel;
    const ask = client.apiRequest.bind(client);
    const askForBytes = client.apiRequestBinary.bind(client);
    client.apiRequest = (method, params) => {
      if (method === releaseMethod) {
        this.#send([{ method, params: params ?? {} }], 0, 'never');
        return undefined;
      }
      if (method === longestMethod && meanwhile) this.#askAlone(method, params, meanwhile);
      const answer = this.#findAnswer(method, params);
      if (!answer) return ask(method, params);
      return answer.length === 0 ? undefined : JSON.parse(answer.toString());
    };
    client.apiRequestBinary = (method, params) => {
      const answer = this.#findAnswer(method, params);
      if (!answer) return askForBytes(method, params);
      return answer.length === 0 ? undefined : answer;
    };
  }

  /** Asks the questions, then does what asks them through the API. */
  during<R>(questions: readonly Question[], work: () => R): R {
    this.#readAll();
    const keys: string[] = [];
    try {
      for (let at = 0; at < questions.length;) {
        at = this.#send(questions, at, 'often');
        keys.push(...this.#sent.map(({ key }) => key));
        this.#readAll();
      }
      return work();
    } finally {
      for (const key of keys) this.#answers.delete(key);
    }
  }

  /** Asks the questions and listens when the API asks them. Those asked ahead before that did not come up are forgotten. */
  askAhead(questions: readonly Question[]): void {
    this.#answers.clear();
    for (let at = 0; at < questions.length;) at = this.#send(questions, at, 'once');
  }

  /**
   * The same for one question which the process cannot answer before it is told the text of a file. Nothing else may be
   * asked while it is in need of more: it would take that for the text.
   */
  begin(question: Question): void {
    this.#readAll();
    this.askAhead([question]);
    this.#readMessage();
  }

  /** Asks one question of any length, and does something else before anybody listens. */
  #askAlone(method: string, params: object | null, meanwhile: () => void): void {
    this.#readAll();
    const payload = JSON.stringify(params);
    const name = this.#channel.getMethodBuf(method);
    this.#channel.writeTuple(requestKind, name, payload);
    this.#sent.push({ name, key: method + payload, use: 'once' });
    meanwhile();
  }

  #findAnswer(method: string, params: object | null): Buffer | undefined {
    if (this.#sent.length + this.#answers.size === 0) return undefined;
    const key = toKey(method, params);
    const isSent = this.#sent.some((sent) => sent.key === key);
    // Answers come in the order of the questions: one that was not sent comes after all that were.
    while (this.#sent.length > 0 && !(isSent && this.#answers.has(key))) this.#readMessage();
    const answer = this.#answers.get(key);
    if (!answer) return undefined;
    if (answer.use === 'once') this.#answers.delete(key);
    if (answer.isError) throw new Error(answer.payload.toString());
    return answer.payload;
  }

  /** As many as fit. Returns the index of the first that did not. */
  #send(questions: readonly Question[], from: number, use: Use): number {
    let bytes = 0;
    let at = from;
    for (let question = questions[at]; question && bytes < maxBytes; question = questions[++at]) {
      const { method, params } = question;
      const payload = JSON.stringify(params);
      const name = this.#channel.getMethodBuf(method);
      bytes = writeMessage(this.#buffer, bytes, name, payload);
      this.#sent.push({ name, key: method + payload, use });
    }
    this.#channel.writeAllBuf(this.#buffer, bytes);
    return at;
  }

  #readAll(): void {
    while (this.#sent.length > 0) this.#readMessage();
  }

  /** Reads the next answer, or answers what the process asks. */
  #readMessage(): void {
    this.#channel.readTuple();
    const { _msgType: type, _msgName: name, _msgPayload: payload } = this.#channel;
    if (type === callKind) {
      this.#channel.handleCall(name.toString(), payload);
      return;
    }
    const sent = this.#sent.shift();
    if ((type !== responseKind && type !== errorKind) || sent?.name.equals(name) !== true)
      throw new Error('Invalid message');
    const { key, use } = sent;
    if (use !== 'never') this.#answers.set(key, { payload, isError: type === errorKind, use });
  }
}

/**
 * Keeps Node from reading what the process writes. The channel reads by itself, but leaves on what Node does with every
 * stream of a child: an answer that comes while nobody waits for it would be lost as soon as the event loop turns.
 * @returns whether that is so now
 */
function stopReading(child: unknown): boolean {
  const stream: unknown = isObject(child) ? Reflect.get(child, 'stdout') : undefined;
  // On Windows the channel has a pipe of its own.
  if (stream === null) return true;
  const handle: unknown = isObject(stream) ? Reflect.get(stream, '_handle') : undefined;
  if (!isReadHandle(handle)) return false;
  handle.readStop();
  return true;
}

function isReadHandle(value: unknown): value is { readStop(): void } {
  return isObject(value) && 'readStop' in value && typeof value.readStop === 'function';
}

/**
 * Writes a request in MessagePack: an array of the kind of message, the method and its parameters.
 * @returns where it ends
 */
function writeMessage(buffer: Buffer, start: number, name: Buffer, payload: string): number {
  buffer[start] = 0x93;
  buffer[start + 1] = requestKind;
  const afterName = writeHeader(buffer, start + 2, name.length) + name.length;
  name.copy(buffer, afterName - name.length);
  const length = Buffer.byteLength(payload);
  const end = writeHeader(buffer, afterName, length) + length;
  if (end > buffer.length) throw new RangeError('A question is longer than it can be.');
  buffer.write(payload, end - length);
  return end;
}

const headerBytes = 5;

/** What MessagePack writes before bytes: how many there are. Returns where they start. */
function writeHeader(buffer: Buffer, at: number, length: number): number {
  buffer[at] = 0xc6;
  buffer.writeUInt32BE(length, at + 1);
  return at + headerBytes;
}

/** How often an answer is asked for. */
type Use = 'often' | 'once' | 'never';

interface Sent {
  readonly name: Buffer;
  readonly key: string;
  readonly use: Use;
}

interface Answer {
  readonly payload: Buffer;
  readonly isError: boolean;
  readonly use: Use;
}

const toKey = (method: string, params: object | null): string => method + JSON.stringify(params);

interface Client {
  apiRequest: (method: string, params: object | null) => unknown;
  apiRequestBinary: (method: string, params: object) => unknown;
}

interface Channel {
  readonly _msgType: number;
  readonly _msgName: Buffer;
  readonly _msgPayload: Buffer;
  getMethodBuf(method: string): Buffer;
  writeAllBuf(bytes: Buffer, length: number): void;
  writeTuple(type: number, name: Buffer, payload: string): void;
  readTuple(): void;
  handleCall(name: string, payload: Buffer): void;
}

function isClient(value: unknown): value is Client {
  return (
    isObject(value) &&
    ['apiRequest', 'apiRequestBinary'].every((name) => typeof Reflect.get(value, name) === 'function')
  );
}

function isChannel(value: unknown): value is Channel {
  const methods = ['getMethodBuf', 'writeAllBuf', 'writeTuple', 'readTuple', 'handleCall'];
  const fields = ['_msgType', '_msgName', '_msgPayload'];
  if (!isObject(value)) return false;
  return (
    methods.every((name) => typeof Reflect.get(value, name) === 'function') && fields.every((name) => name in value)
  );
}
