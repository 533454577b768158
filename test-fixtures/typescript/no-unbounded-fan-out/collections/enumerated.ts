/** Collections that the program itself is made of. */
enum Region {
  Europe = 'eu',
  America = 'us',
}
const endpoints = new Map([
  ['a', 'https://a.example.com'],
  ['b', 'https://b.example.com'],
]);
const hosts: readonly string[] = ['x', 'y'];
const growing: string[] = ['z'];

export async function ping(): Promise<void> {
  await Promise.all(Object.values(Region).map((region) => fetch(`https://${region}.example.com`)));
  await Promise.all([...endpoints.values()].map((endpoint) => fetch(endpoint)));
  await Promise.all(hosts.map((host) => fetch(host)));
  await Promise.all(['a', ...hosts].map((host) => fetch(host)));
}

export function add(host: string): void {
  growing.push(host);
}

export async function pingGrowing(): Promise<void> {
  await Promise.all(growing.map((host) => fetch(host))); // error: [no-unbounded-fan-out] "for every element of `growing` at once"
}
