import { isObject } from './compiler.js';

/** A question as the API's own client would ask it. */
export interface Question {
  readonly method: string;
  readonly params: object;
}

/** Kinds of messages, as the protocol numbers them. */
const REQUEST = 1;
const RESPONSE = 4;
const ERROR = 5;
const CALL = 6;

/** What is written before anything is read has to fit into a pipe, or both sides would wait for each other to read. */
const MAX_BYTES = 32_768;
/** Questions are short: a method, a few numbers, a path. */
const MAX_QUESTION_BYTES = 16_384;

/**
 * Asks many questions at once. The API waits for each answer before it asks the next question, and most of the time that
 * small questions take is that of switching between the two processes.
 *
 * Answers are kept until the API asks the same questions, which it then does without the process.
 */
export class Pipeline {
  readonly #channel: Channel;
  readonly #answers = new Map<string, Answer>();
  readonly #buffer = Buffer.allocUnsafe(MAX_BYTES + MAX_QUESTION_BYTES);

  /** @returns undefined for an API that is made in another way than the one this was written for */
  static create(api: object): Pipeline | undefined {
    const client: unknown = Reflect.get(api, 'client');
    const channel: unknown = isObject(client) ? Reflect.get(client, 'channel') : undefined;
    return isClient(client) && isChannel(channel) ? new Pipeline(client, channel) : undefined;
  }

  private constructor(client: Client, channel: Channel) {
    this.#channel = channel;
    const ask = client.apiRequest.bind(client);
    client.apiRequest = (method, params) => {
      const answer = this.#answers.size === 0 ? undefined : this.#answers.get(toKey(method, params));
      if (!answer) return ask(method, params);
      if (answer.isError) throw new Error(answer.text);
      return answer.text === '' ? undefined : JSON.parse(answer.text);
    };
  }

  /** Asks the questions, then does what asks them through the API. */
  during<R>(questions: readonly Question[], work: () => R): R {
    try {
      for (let at = 0; at < questions.length;) at = this.#askSome(questions, at);
      return work();
    } finally {
      this.#answers.clear();
    }
  }

  /** As many as fit. Returns the index of the first that did not. */
  #askSome(questions: readonly Question[], from: number): number {
    const asked: { readonly name: Buffer; readonly key: string }[] = [];
    let bytes = 0;
    let at = from;
    for (let question = questions[at]; question && bytes < MAX_BYTES; question = questions[++at]) {
      const { method, params } = question;
      const payload = JSON.stringify(params);
      const name = this.#channel.getMethodBuf(method);
      bytes = writeMessage(this.#buffer, bytes, name, payload);
      asked.push({ name, key: method + payload });
    }
    this.#channel.writeAllBuf(this.#buffer, bytes);
    for (const { name, key } of asked) this.#answers.set(key, this.#readAnswer(name));
    return at;
  }

  #readAnswer(name: Buffer): Answer {
    for (;;) {
      this.#channel.readTuple();
      const { _msgType: type, _msgName: answered, _msgPayload: payload } = this.#channel;
      if (type === CALL) {
        this.#channel.handleCall(answered.toString(), payload);
        continue;
      }
      if ((type !== RESPONSE && type !== ERROR) || !name.equals(answered)) throw new Error('Invalid message');
      return { text: payload.toString(), isError: type === ERROR };
    }
  }
}

/**
 * Writes a request in MessagePack: an array of the kind of message, the method and its parameters.
 * @returns where it ends
 */
function writeMessage(buffer: Buffer, start: number, name: Buffer, payload: string): number {
  buffer[start] = 0x93;
  buffer[start + 1] = REQUEST;
  const afterName = writeHeader(buffer, start + 2, name.length) + name.length;
  name.copy(buffer, afterName - name.length);
  const length = Buffer.byteLength(payload);
  const end = writeHeader(buffer, afterName, length) + length;
  if (end > buffer.length) throw new RangeError('A question is longer than it can be.');
  buffer.write(payload, end - length);
  return end;
}

const HEADER_BYTES = 5;

/** What MessagePack writes before bytes: how many there are. Returns where they start. */
function writeHeader(buffer: Buffer, at: number, length: number): number {
  buffer[at] = 0xc6;
  buffer.writeUInt32BE(length, at + 1);
  return at + HEADER_BYTES;
}

interface Answer {
  readonly text: string;
  readonly isError: boolean;
}

const toKey = (method: string, params: object | null): string => method + JSON.stringify(params);

interface Client {
  apiRequest: (method: string, params: object | null) => unknown;
}

interface Channel {
  readonly _msgType: number;
  readonly _msgName: Buffer;
  readonly _msgPayload: Buffer;
  getMethodBuf(method: string): Buffer;
  writeAllBuf(bytes: Buffer, length: number): void;
  readTuple(): void;
  handleCall(name: string, payload: Buffer): void;
}

function isClient(value: unknown): value is Client {
  return isObject(value) && 'apiRequest' in value && typeof value.apiRequest === 'function';
}

function isChannel(value: unknown): value is Channel {
  const methods = ['getMethodBuf', 'writeAllBuf', 'readTuple', 'handleCall'];
  const fields = ['_msgType', '_msgName', '_msgPayload'];
  if (!isObject(value)) return false;
  return (
    methods.every((name) => typeof Reflect.get(value, name) === 'function') && fields.every((name) => name in value)
  );
}
