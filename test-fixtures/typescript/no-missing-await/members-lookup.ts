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
