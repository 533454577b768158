/** Promises around chains: what comes before the handlers that settle is the promise that is there already. */
interface Weather {
  readonly degrees: number;
}

export function current(city: string): Promise<Weather> {
  return new Promise((resolve, reject) => { // error: [no-nested-run] "promise around one that exists"
    fetch(`https://weather.example/${city}`)
      .then((response) => response.json())
      .then(resolve)
      .catch(reject);
  });
}

export function orNothing(city: string): Promise<Weather | null> {
  return new Promise((resolve, reject) => { // error: [no-nested-run] "promise around one that exists"
    fetch(`https://weather.example/${city}`)
      .then((response) => response.json())
      .catch(() => null)
      .then(resolve, reject);
  });
}

export function warm(city: string): Promise<Weather> {
  return new Promise((resolve, reject) => {
    fetch(`https://weather.example/${city}`)
      .then((response) => response.json())
      .then((weather: Weather) => {
        if (weather.degrees > 20) resolve(weather);
        else reject(new Error('too cold'));
      }, reject);
  });
}

export function prefetch(city: string): Promise<void> {
  return new Promise((resolve) => {
    void fetch(`https://weather.example/${city}`).then((response) => response.arrayBuffer());
    resolve();
  });
}
