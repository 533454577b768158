/** A forgotten await: the error is lost, and the promise stands in for the value it should have given. */

async function fetchTemperature(city: string): Promise<number> {
  const response = await fetch(`https://weather.example/${city}`);
  const report = (await response.json()) as { temperature: number };
  return report.temperature;
}

async function logVisit(city: string): Promise<void> {
  await fetch('https://visits.example', { method: 'POST', body: city });
}

async function isOpen(city: string): Promise<boolean> {
  const response = await fetch(`https://hours.example/${city}`);
  return response.ok;
}

export async function wrong(city: string): Promise<void> {
  logVisit(city);
  const temperature = fetchTemperature(city);
  console.log(`It is ${temperature} degrees in ${city}`);
  if (isOpen(city)) console.log('come in');
}

export async function right(city: string): Promise<void> {
  await logVisit(city);
  const temperature = await fetchTemperature(city);
  console.log(`It is ${temperature} degrees in ${city}`);
  if (await isOpen(city)) console.log('come in');
}
