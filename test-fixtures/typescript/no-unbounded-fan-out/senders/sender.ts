/** How notifications leave the house. */
export abstract class Sender {
  abstract send(address: string): Promise<void>;
}

/** Counts, and writes nothing. */
export abstract class Recorder {
  abstract record(address: string): Promise<void>;
}
