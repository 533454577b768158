// Crews of ferries, in JavaScript whose variables get their values behind their declarations.
import { readFile } from 'node:fs/promises';

async function readCrew(ferry) {
  return JSON.parse(await readFile(`crews/${ferry}.json`, 'utf8'));
}

export async function captainOf(ferry) {
  let crew;
  crew = readCrew(ferry);
  return crew.captain; // error: [no-missing-await] "it has no `captain`"
}

export async function namesOf(ferry) {
  let crew = null;
  try {
    crew = readCrew(ferry);
  } catch (error) {
    throw new Error(`No crew of ${ferry}`, { cause: error });
  }
  return crew.map(({ name }) => name); // error: [no-missing-await] "it has no `map`"
}

export async function isKnown(ferry) {
  let crew;
  crew = readCrew(ferry);
  if (crew === null) return false; // error: [no-missing-await] "the comparison is the same"
  return (await crew).length > 0;
}

export async function print(ferry) {
  var crew;
  crew = readCrew(ferry);
  const show = () => console.log(`${crew}`); // error: [no-missing-await] "the text is `[object Promise]`"
  show();
}

export async function sizes(ferries) {
  let crews;
  crews = ferries.map((ferry) => readCrew(ferry));
  return crews.join(); // error: [no-missing-await] "`[object Promise]`"
}

export function names(ferries) {
  const crews = ferries.map(function (ferry) {
    return readCrew(ferry);
  });
  return crews.join(', '); // error: [no-missing-await] "`[object Promise]`"
}

/** What is there only sometimes, or gets another value, may be asked. */
export async function load(ferry, isOpen) {
  let crew;
  if (isOpen) crew = readCrew(ferry);
  if (crew === undefined) return [];
  return crew;
}

export async function loadTwice(ferry) {
  let crew;
  crew = await readCrew(ferry);
  crew.captain.trim();
  crew = readCrew(ferry);
  return crew;
}

export async function loadAll(ferries) {
  let last;
  for (const ferry of ferries) {
    if (last === undefined) console.log('first');
    last = readCrew(ferry);
    await last;
  }
}

export async function loadSafely(ferry) {
  let crew;
  try {
    crew = readCrew(ferry);
  } catch (error) {
    console.log(error);
  }
  if (crew === undefined) return [];
  return crew;
}

export function openLater(ferry) {
  let crew;
  function isOpen() {
    return crew !== undefined;
  }
  if (!isOpen()) console.log('closed');
  crew = readCrew(ferry);
  return { isOpen, crew };
}
