/**
 * The same function, computed once for each object that it is asked about, and forgotten with that.
 * @param compute gives the same for the same object, whenever it is asked
 */
export function remember<Key extends object, Value extends object | boolean>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = compute(key)));
    return value;
  };
}

/** What a map has for a key; where it has nothing, what is made for it and kept there. */
export function getOrAdd<Key, Value>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
