// @ts-check
/**
 * Loaded before a program by `node --import`: at its end, says how much memory it had at most, and for
 * how long it had a processor, which other programs on the machine change less than the time it took.
 */
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  // Kilobytes, and microseconds.
  console.error(`peak memory: ${maxRSS}, processor: ${userCPUTime + systemCPUTime}`);
});
