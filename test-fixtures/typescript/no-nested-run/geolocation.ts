/** A promise around a callback, in which something asynchronous was put later. */
declare function mayAsk(): Promise<boolean>;

export function locate(): Promise<GeolocationPosition> {
  return new Promise(async function executor(resolve, reject) { // error: [no-nested-run] "async executor"
    if (await mayAsk()) navigator.geolocation.getCurrentPosition(resolve, reject);
    else reject(new Error('not allowed'));
  });
}

export function locateNow(): Promise<GeolocationPosition> {
  return new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));
}
