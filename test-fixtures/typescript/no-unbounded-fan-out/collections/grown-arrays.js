/** Arrays of promises that are put together in other ways than by one `map`. */
export async function byIndex(urls) {
  const responses = new Array(urls.length);
  for (let index = 0; index < urls.length; index++) responses[index] = fetch(urls[index]);
  return Promise.all(responses); // error: [no-unbounded-fan-out] "`fetch()` for every element of `urls`"
}

export async function bySpread(urls, extra) {
  const requests = [fetch(extra)];
  requests.push(...urls.map((url) => fetch(url)));
  return Promise.allSettled(requests); // error: [no-unbounded-fan-out] "for every element of `urls`"
}

export async function byConcat(urls, extra) {
  return Promise.all(urls.map((url) => fetch(url)).concat(fetch(extra))); // error: [no-unbounded-fan-out] "for every element of `urls`"
}

export async function ofGroups(groups) {
  return Promise.all(groups.flatMap((group) => group.urls.map((url) => fetch(url)))); // error: [no-unbounded-fan-out] "for every element of `groups`"
}

export async function threeByIndex() {
  const requests = [];
  for (let page = 0; page < 3; page++) requests[page] = fetch(`/pages/${page}`);
  return Promise.all(requests);
}

export async function threeBySpread() {
  const requests = [];
  requests.push(...['a', 'b', 'c'].map((name) => fetch(`/files/${name}`)));
  return Promise.all(requests);
}

export async function windowed(urls) {
  const responses = [];
  for (let index = 0; index < urls.length; index++) {
    responses[index % 8] = fetch(urls[index]);
    if (index % 8 === 7) await Promise.all(responses);
  }
  return Promise.all(responses);
}
