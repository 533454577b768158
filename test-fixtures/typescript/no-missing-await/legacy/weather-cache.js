/** A cache of answers: code may give promises members of its own, a server's answers have none. */
function load(url) {
  const controller = new AbortController();
  const loading = fetch(url, { signal: controller.signal }).then((response) => response.json());
  loading.cancel = () => controller.abort();
  return loading;
}

export async function loadSoon(url) {
  const loading = load(url);
  setTimeout(() => loading.cancel(), 1000);
  return await loading;
}

export async function loadCities(url) {
  const response = await fetch(url);
  const cities = response.json();
  return cities.items; // error: [no-missing-await] "it has no `items`"
}

export async function loadLabelled(url) {
  const response = await fetch(url);
  const text = response.json();
  text.label = url;
  console.log(text.label);
  return await text;
}
