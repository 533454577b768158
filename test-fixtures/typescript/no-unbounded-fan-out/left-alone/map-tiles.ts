/** A map asks for the nine tiles around a place, in the layers that it has. */
const LAYERS = { ground: 'g', water: 'w', roads: 'r' } as const;
type Layer = keyof typeof LAYERS;
interface Tile {
  readonly column: number;
  readonly row: number;
  readonly bytes: ArrayBuffer;
}

async function loadTile(layer: Layer, column: number, row: number): Promise<Tile> {
  const response = await fetch(`https://tiles.example/${LAYERS[layer]}/${column}/${row}`);
  return { column, row, bytes: await response.arrayBuffer() };
}

export async function loadAround(layer: Layer, column: number, row: number): Promise<Tile[]> {
  const tiles: Promise<Tile>[] = [];
  for (let across = -1; across <= 1; across++) {
    for (let down = -1; down <= 1; down++) tiles.push(loadTile(layer, column + across, row + down));
  }
  return Promise.all(tiles);
}

export async function loadLayers(column: number, row: number): Promise<Record<string, Tile>> {
  const entries = await Promise.all(
    Object.entries(LAYERS).map(async ([name]) => [name, await loadTile(name as Layer, column, row)] as const),
  );
  return Object.fromEntries(entries);
}

/** Where the map stands, what it shows there, and whether the roads are free. */
export async function loadStart(user: string): Promise<{ place: unknown; tiles: Tile[]; traffic: unknown }> {
  const [place, tiles, traffic] = await Promise.all([
    fetch(`https://users.example/${user}/place`).then((response) => response.json() as Promise<unknown>),
    loadAround('ground', 0, 0),
    fetch('https://traffic.example').then((response) => response.json() as Promise<unknown>),
  ]);
  return { place, tiles, traffic };
}

export async function loadNeighbours(tile: Tile): Promise<Tile[]> {
  const steps: [number, number][] = [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ];
  return Promise.all(steps.map(([across, down]) => loadTile('roads', tile.column + across, tile.row + down)));
}
