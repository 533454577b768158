/** A hotel's reservations: what is declared for a place tells that a promise is not meant there. */
interface Guest {
  readonly id: number;
  readonly name: string;
}
interface Stay {
  readonly guest: Guest;
  readonly nights?: number;
}
interface Preferences {
  readonly floor?: number;
}

declare function findGuest(id: number): Promise<Guest>;
declare function findName(id: number): Promise<string>;
declare function findPreferences(id: number): Promise<Preferences>;
declare function isRegular(id: number): boolean;

declare function greet(name: string): void;
declare function greetAll(first: string, ...others: string[]): void;
declare function welcome(guest: Guest & { readonly name: string }): void;
declare function book(stay: Stay): void;
declare function prepare(preferences: Preferences): void;
declare function ring(whenRung: () => void): void;
declare class Room {
  guest: Guest | undefined;
  constructor(guest: Guest | null);
}

export async function checkIn(id: number, room: Room): Promise<Stay> {
  greet(findName(id)); // error: [no-missing-await] "the type that is declared here takes none"
  greetAll('you', 'and', findName(id)); // error: [no-missing-await] "the type that is declared here takes none"
  welcome(findGuest(id)); // error: [no-missing-await] "the type that is declared here takes none"
  ring(findGuest(id)); // error: [no-missing-await] "the type that is declared here takes none"
  book({ guest: findGuest(id) }); // error: [no-missing-await] "the type that is declared here takes none"
  room.guest = findGuest(id); // error: [no-missing-await] "the type that is declared here takes none"
  const rooms: Room[] = [new Room(findGuest(id))]; // error: [no-missing-await] "the type that is declared here takes none"
  const names: string[] = ['you', findName(id)]; // error: [no-missing-await] "the type that is declared here takes none"
  const title: string = findName(id); // error: [no-missing-await] "the type that is declared here takes none"
  console.log(rooms, names, title);
  const guest = findGuest(id);
  return { guest }; // error: [no-missing-await] "the type that is declared here takes none"
}

export function describe(id: number): string {
  return findName(id); // error: [no-missing-await] "the type that is declared here takes none"
}

export async function register(id: number, guests: Map<number, Guest>): Promise<void> {
  const guest = findGuest(id);
  if (!isRegular(id)) return;
  guests.set(id, guest); // error: [no-missing-await] "the type that is declared here takes none"
}

interface Answer<T> {
  readonly value: T | PromiseLike<T>;
}
declare function answer(given: Answer<string>): void;
declare function remember<T>(value: T): T;
declare function either(name: string | Promise<string>): void;
declare function anything(value: unknown, other: object, some: {}, any: any): void;
declare function overloaded(name: string): void;
declare function overloaded(name: Promise<string>): void;
declare function isA(value: { toString(): string }): boolean;
declare function startCall(): Promise<Guest> & (() => void);
declare function findPages(): Promise<string[]> & string[];
type Meal = { readonly kind?: undefined; readonly dish: string } | { readonly kind: 'late'; readonly dish: Promise<string> };

/** Places that take promises, or may. */
export async function checkOut(id: number): Promise<Guest> {
  const guests = new Map<number, Promise<Guest>>();
  guests.set(id, findGuest(id));
  answer({ value: findName(id) });
  either(findName(id));
  overloaded(findName(id));
  anything(findName(id), findName(id), findName(id), findName(id));
  isA(findName(id));
  await remember(findName(id));
  ring(startCall());
  const pages: string[] = findPages();
  const late = { kind: 'late' } as const;
  const meals: Meal[] = [{ ...late, dish: findName(id) }];
  // @ts-expect-error Whatever is no name, a promise too, is written as `?`.
  greet(findName(id));
  const known: { guest: Promise<Guest> } = { guest: findGuest(id) };
  const both = await Promise.all([known.guest, findGuest(id)]);
  const shown = isRegular(id) ? 'regular' : findName(id);
  console.log(both, await shown, pages, meals);
  // Only where all members may be missing does a promise look like it has them.
  prepare(findPreferences(id));
  return findGuest(id);
}
