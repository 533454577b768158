class HarbourFeed {
  /** @type {Promise<void>} set by `open()` */
  opening;

  /** @type {Promise<void>} */
  closed = fetch('https://harbour.example/closed').then(() => {});

  async open() {
    if (this.opening) return this.opening;
    this.opening = fetch('https://harbour.example/feed').then(() => {});
    await this.opening;
  }

  isClosed() {
    return this.closed ? 'closed' : 'open'; // error: [no-missing-await] "always truthy"
  }
}

module.exports = { HarbourFeed };
