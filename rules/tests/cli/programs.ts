/** A coroutine that nobody awaits. */
export const forgotten = 'async def load(): ...\n\nasync def main():\n    load()\n';

/** The same, awaited. */
export const clean = 'async def load(): ...\n\nasync def main():\n    await load()\n';

/** A blocking call that is fixed safely. */
export const blocking = 'import asyncio\nimport time\n\nasync def main():\n    time.sleep(1)\n';
