/**
 * Measures one after the other, again and again (A B A B), so that a busy moment weighs on all.
 * @param measure its round 0 warms up and counts nothing; what gives undefined is out
 * @returns the measurements of all rounds, by name; nothing of what is out
 */
export async function measureInTurns<T>(
  subjects: ReadonlyMap<string, T>,
  rounds: number,
  measure: (name: string, subject: T, round: number) => Promise<number | undefined>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const measured = new Map<string, number[]>([...subjects.keys()].map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, subject] of subjects) {
      const values = measured.get(name);
      if (values === undefined) continue;
      const value = await measure(name, subject, round);
      if (value === undefined) measured.delete(name);
      else if (round > 0) values.push(value);
    }
  }
  return measured;
}
