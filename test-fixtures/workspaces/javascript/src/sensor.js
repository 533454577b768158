import { open, readFile } from 'node:fs/promises';

/**
 * @typedef {object} Reading
 * @property {string} sensor
 * @property {number} celsius
 */

export class Sensor {
  /** @param {string} device */
  constructor(device) {
    this.device = device;
  }

  async calibrate() {
    const file = await open(this.device, 'r+');
    try {
      await file.write('calibrate\n');
    } finally {
      await file.close();
    }
  }

  /** @returns {Promise<Reading>} */
  async read() {
    const text = await readFile(this.device, 'utf8');
    return { sensor: this.device, celsius: Number(text) };
  }
}

/**
 * @param {(reading: Reading) => void} listener
 * @returns {() => Promise<void>}
 */
export function listen(listener) {
  const sensor = new Sensor('/dev/thermometer');
  return async () => listener(await sensor.read());
}
