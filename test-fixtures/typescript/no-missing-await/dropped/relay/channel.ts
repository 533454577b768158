/** A channel between processes. */
export class Channel {
  constructor(private readonly url: string) {
    this.open(); // error: [no-missing-await] "`this.open()` returns a promise"
  }

  async open(): Promise<void> {
    await fetch(this.url);
  }

  async send(text: string): Promise<number> {
    const response = await fetch(this.url, { method: 'POST', body: text });
    return response.status;
  }

  static async connect(url: string): Promise<Channel> {
    return new Channel(url);
  }
}
