import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const modulesInPackage = 50;
/** So many packages build on each other, and the next ones anew. */
const layers = 8;

/**
 * Writes a project of so many Python modules: packages whose modules each import the one before, and classes of the
 * package before that they inherit from; coroutines, and calls through all of these.
 */
export function generateTree(folder: string, modules: number): void {
  for (let number = 0; number < modules; number++) {
    const packageNumber = Math.floor(number / modulesInPackage);
    const place = path.join(folder, `package${packageNumber}`);
    if (number % modulesInPackage === 0) {
      mkdirSync(place, { recursive: true });
      writeFileSync(path.join(place, '__init__.py'), '');
    }
    writeFileSync(path.join(place, `module${number}.py`), getText(number, packageNumber));
  }
  writeFileSync(path.join(folder, 'pyproject.toml'), '[project]\nname = "generated"\n');
}

function getText(number: number, packageNumber: number): string {
  const isFirst = number % modulesInPackage === 0;
  const before = isFirst ? -1 : number - 1;
  const above = packageNumber % layers === 0 ? -1 : number - modulesInPackage;
  const imports = [
    ...(before < 0 ? [] : [`from package${packageNumber}.module${before} import Worker${before}, load_${before}`]),
    ...(above < 0 ? [] : [`from package${packageNumber - 1}.module${above} import Worker${above}`]),
  ];
  const base = above < 0 ? '' : `(Worker${above})`;
  const next = before < 0 ? 'time.monotonic()' : `load_${before}(size - 1)`;
  const other = before < 0 ? 'None' : `Worker${before}(name)`;
  return `import asyncio
import time
${imports.join('\n')}


def load_${number}(size: int):
    if size > 0:
        return ${next}
    return size


class Worker${number}${base}:
    def __init__(self, name: str) -> None:
        self.name = name
        self.other = ${other}
        self.lock = asyncio.Lock()

    async def run(self, count: int) -> list[int]:
        async with self.lock:
            results = [await self.step(index) for index in range(count)]
        await asyncio.sleep(0.1)
        return results

    async def step(self, index: int) -> int:
        value = load_${number}(index)
        if value is None:
            raise ValueError(self.name)
        return index * ${number}


async def main_${number}() -> None:
    worker = Worker${number}("worker")
    tasks = [asyncio.create_task(worker.step(index)) for index in range(3)]
    await asyncio.gather(*tasks)
    await worker.run(10)
`;
}
