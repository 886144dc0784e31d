// @ts-check
/** Loaded before a program by `node --import`: at its end, says how much memory it had at most. */
process.on("exit", () => {
  // Kilobytes.
  console.error(`peak memory: ${process.resourceUsage().maxRSS}`);
});
