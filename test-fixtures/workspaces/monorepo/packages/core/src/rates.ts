export async function fetchRate(currency: string): Promise<number> {
  const answer = await fetch(`https://rates.example/${currency}`);
  return Number(await answer.text());
}
