/** Members that are looked up, and what becomes of those that are not there. */
interface Member {
  id: number;
}

async function findMember(id: number): Promise<Member | null> {
  const response = await fetch(`/members/${id}`);
  return response.ok ? ((await response.json()) as Member) : null;
}

export async function getMember(id: number): Promise<Member | null> {
  const member = findMember(id);
  if (member === null) throw new Error('no such member'); // error: [no-missing-await] "the comparison is the same"
  return member;
}

export async function isMember(id: number): Promise<boolean> {
  const member = findMember(id);
  const isThere = member != undefined; // error: [no-missing-await] "the comparison is the same"
  await member;
  return isThere;
}

export async function getMemberOrGuest(id: number, isGuest: boolean): Promise<Member | null> {
  const member = isGuest ? undefined : findMember(id);
  if (member === undefined) return { id: 0 };
  return await member;
}

export async function getKnownMember(id: number): Promise<Member> {
  const member = await findMember(id);
  if (member === null) throw new Error('no such member');
  return member;
}

export async function getMemberByOptional(find?: typeof findMember): Promise<Member | null | undefined> {
  const member = find?.(1);
  return member === undefined ? null : await member;
}

declare const guild: { members: { fetch(): Promise<Member[]>; owner?: Promise<string> } } | undefined;

export function tellMembers(): string {
  const members = guild?.members.fetch();
  return `There are ${members} members.`; // error: [no-missing-await] "the text is `[object Promise]`"
}

export async function tellOwner(either: string | Promise<string>): Promise<string> {
  const owner = guild?.members.owner;
  if (owner === undefined) return `No owner, but ${either}`;
  return `${(await guild?.members.owner) ?? 'nobody'}: ${await owner}`;
}

/** The claim hides that it is a promise. */
export async function readMember<T>(id: number): Promise<T> {
  try {
    const response = await fetch(`/members/${id}`);
    return response.json() as T; // error: [no-missing-await] "`catch` never sees its rejection"
  } catch (error) {
    throw new Error(`no member ${id}`, { cause: error });
  }
}

export async function readGuest<T>(id: number): Promise<T> {
  try {
    const response = await fetch(`/guests/${id}`);
    return (await response.json()) as T;
  } catch (error) {
    throw new Error(`no guest ${id}`, { cause: error });
  }
}

declare const archive: { load(): Promise<string[]>; readonly inner?: { load(): Promise<string[]> } } | undefined;

/** What ends early does so behind the brackets, too. */
export async function countArchived(): Promise<unknown[]> {
  const count = archive?.load().length; // error: [no-missing-await] "`archive?.load()` is a promise here, not its value: it has no `length`"
  const first = archive?.inner?.load()[0]; // error: [no-missing-await] "it has no `0`"
  const second = archive?.load()?.[1]; // error: [no-missing-await] "it has no `1`"
  const sure = archive!.load()!.length; // error: [no-missing-await] "it has no `length`"
  const loading = archive?.load();
  const counted = loading?.length; // error: [no-missing-await] "`loading` is a promise here, not its value: it has no `length`"
  const caught = await archive?.load().catch(() => []);
  const awaited = (await archive?.load())?.length;
  if (loading === undefined) return [];
  return [count, first, second, sure, counted, caught, awaited, (await loading).length];
}
