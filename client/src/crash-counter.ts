const maximum = 5;
/** In milliseconds. */
const period = 3 * 60 * 1000;

/** Tells when something crashes too often. */
export class CrashCounter {
  #times: number[] = [];

  /**
   * Counts one more crash.
   * @param now in milliseconds, of any clock that does not go back
   * @returns whether it is the fifth within three minutes; counting then starts anew
   */
  add(now: number): boolean {
    this.#times = [...this.#times.filter((time) => now - time <= period), now];
    if (this.#times.length < maximum) return false;
    this.#times = [];
    return true;
  }
}
