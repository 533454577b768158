import { readFileSync } from 'node:fs';
import { listen, Sensor } from './sensor.js';

const sensor = new Sensor('/dev/thermometer');

/** @param {import('./sensor.js').Reading[]} log */
export async function record(log) {
  sensor.calibrate(); // error: [no-missing-await] "`sensor.calibrate()` returns a promise"
  const reading = sensor.read();
  log.push(await reading);
  return reading;
}

export async function isFreezing() {
  const reading = sensor.read();
  if (reading) return true; // error: [no-missing-await] "always truthy"
  return (await reading).celsius < 0;
}

export function poll() {
  const next = listen((reading) => console.log(reading.celsius));
  setInterval(next, 1000); // error: [no-missing-await] "`setInterval()` drops the promise"
}

/** @param {{ refresh: any, count: number }} display anything that can be refreshed */
export function show(display) {
  display.refresh();
  display.count.toFixed(1);
}

export function readSettings() {
  return JSON.parse(readFileSync('settings.json', 'utf8'));
}
