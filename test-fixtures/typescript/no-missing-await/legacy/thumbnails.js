/** Deno and Bun bring their types along, where no tsconfig finds them. */
export async function storeThumbnail(name, bytes) {
  Deno.mkdir('thumbnails', { recursive: true }); // error: [no-missing-await] "neither awaited nor handled"
  await Deno.writeFile(`thumbnails/${name}`, bytes);
  Bun.write(`thumbnails/${name}.txt`, name); // error: [no-missing-await] "neither awaited nor handled"
  const { size } = Deno.stat(`thumbnails/${name}`); // error: [no-missing-await] "it has no `size`"
  Deno.addSignalListener('SIGTERM', () => undefined);
  return size;
}

export function createStore(Deno) {
  return (name, text) => {
    Deno.writeTextFile(name, text);
  };
}
