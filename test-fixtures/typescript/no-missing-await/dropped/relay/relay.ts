/** Passes on what comes in. */
import { Channel } from './channel.js';

export class Relay {
  readonly #channels: Channel[] = [];

  async add(url: string): Promise<void> {
    this.#channels.push(await Channel.connect(url));
  }

  pass(text: string): void { // a listener of many; not asynchronous by its contract
    this.#channels.forEach((channel) => channel.send(text)); // error: [no-missing-await] "`forEach()` does not wait"
  }

  async passAll(text: string): Promise<boolean> {
    const sent = this.#channels.map((channel) => channel.send(text));
    return (await Promise.all(sent)).every((status) => status < 400); // error: [no-unbounded-fan-out] "starts `channel.send()` for every element"
  }

  async first(text: string): Promise<boolean> {
    return this.#channels[0]!.send(text) === 200; // error: [no-missing-await] "the comparison is the same"
  }
}
