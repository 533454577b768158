// Methods that call back, or return a promise to those who give no callback.

class Server {
  close(callback) {
    const closed = new Promise((resolve, reject) => {
      setTimeout(callback ? resolve : reject, 10);
    });
    if (!callback) return closed;
    closed.then(() => callback(), callback);
  }

  stop() {
    const stopped = new Promise((resolve, reject) => {
      setTimeout(this.failed ? reject : resolve, 10);
    });
    return stopped;
  }
}

const server = new Server();
process.once('SIGINT', () => server.close(() => process.exit()));
process.once('SIGTERM', () => server.stop()); // error: [no-missing-await] "`process.once()` drops the promise"
