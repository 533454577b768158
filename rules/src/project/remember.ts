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
