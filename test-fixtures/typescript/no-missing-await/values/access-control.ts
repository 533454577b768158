/** Who may do what. A promise in a condition lets everybody in. */
interface Session {
  readonly user: string;
  readonly roles: Promise<string[]>;
  readonly refresh?: Promise<void>;
}
declare function isAdmin(user: string): Promise<boolean>;
declare function isOwner(user: string, file: string): Promise<boolean>;
declare function isOpen(): boolean;

export async function canDelete(session: Session, file: string): Promise<boolean> {
  if (isAdmin(session.user)) return true; // error: [no-missing-await] "a promise is always truthy"
  return isOwner(session.user, file);
}

export async function describe(session: Session): Promise<string> {
  return isAdmin(session.user) ? 'admin' : 'user'; // error: [no-missing-await] "a promise is always truthy"
}

export async function guard(session: Session, file: string): Promise<void> {
  while (!isOwner(session.user, file)) await session.roles; // error: [no-missing-await] "a promise is always truthy"
  if (isOpen() && isAdmin(session.user)) return; // error: [no-missing-await] "a promise is always truthy"
}

export async function checkRoles(session: Session): Promise<boolean> {
  return session.roles ? true : false; // error: [no-missing-await] "a promise is always truthy"
}

export async function refresh(session: Session): Promise<void> {
  if (session.refresh) await session.refresh;
  if (isOpen() && (await isAdmin(session.user))) return;
  const running = session.refresh ?? Promise.resolve();
  await running;
}
