/** One request for each region of a constant object. */
const REGIONS = { eu: 'https://eu.example.com', us: 'https://us.example.com', ap: 'https://ap.example.com' };

export async function health(): Promise<boolean[]> {
  return await Promise.all(Object.entries(REGIONS).map(async ([, url]) => (await fetch(url)).ok));
}
