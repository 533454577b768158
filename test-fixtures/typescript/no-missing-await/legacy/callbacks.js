/** Plain JavaScript: what the file itself tells. */
async function fetchUser(id) {
  const response = await fetch(`/users/${id}`);
  return response.json();
}

export function showUser(id) {
  fetchUser(id); // error: [no-missing-await] "`fetchUser()` returns a promise"
  fetchUser(id).then(console.log); // error: [no-missing-await] "`fetchUser(id).then()` returns a promise"
  const user = fetchUser(id); // error: [no-missing-await] "`user` is never awaited"
}

export async function isAda(id) {
  return fetchUser(id) === 'Ada'; // error: [no-missing-await] "the comparison is the same"
}

export function showUserSafely(id, done) {
  fetchUser(id).then((user) => done(null, user), done);
  fetchUser(id).then(console.log).catch(console.error);
  unknownFunction(id);
  let user = fetchUser(id);
  user = user.then((one) => one.name);
  return user;
}

export function greet(id, isKnown) {
  if (isKnown) {
    var user = fetchUser(id);
  }
  if (user === undefined) return Promise.resolve('guest');
  return user ? user.then(({ name }) => name) : Promise.resolve('nobody');
}

export function greetKnown(id) {
  var user = fetchUser(id);
  if (!user) return Promise.resolve('nobody'); // error: [no-missing-await] "always truthy"
  if (user === null) return Promise.resolve('guest');
  return user;
}

export function greetNobody(id) {
  var user = fetchUser(id);
  if (user === null) return Promise.resolve('guest'); // error: [no-missing-await] "the comparison is the same"
  return user;
}
