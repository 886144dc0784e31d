/** What is counted, as Prometheus reads it (its documentation, "Exposition formats"). */

/** The counters, with what they count. All begin with `intercom_gateway_`. */
const COUNTERS = {
  notifications_accepted_total: "Notifications of Intercom's that were kept.",
  notifications_repeated_total: "Notifications that Intercom sent again.",
  notifications_refused_total: "Requests to the intake that were refused.",
  deliveries_total: "Deliveries to flows, by what became of them.",
  subscriptions_total: "Requests to subscribe or unsubscribe, by what became of them.",
  checks_total: "Checks for what Intercom could not deliver, by what became of them.",
  checks_found_total: "What such checks found and delivered.",
  operations_total: "Calls of operations, by status.",
} as const;

export type Counter = keyof typeof COUNTERS;

/** What is read when it is asked for. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

export interface Metrics {
  /** @param labels their values are words of the gateway's own, never of a caller's */
  count(counter: Counter, labels?: Readonly<Record<string, string>>, by?: number): void;
  text(gauges: readonly Gauge[]): string;
}

export function createMetrics(): Metrics {
  const counted = new Map<string, number>();
  return {
    count(counter, labels = {}, by = 1) {
      const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
      const series = pairs.length === 0 ? counter : `${counter}{${pairs.join(",")}}`;
      counted.set(series, (counted.get(series) ?? 0) + by);
    },
    text(gauges) {
      const lines = Object.entries(COUNTERS).flatMap(([name, help]) => {
        const series = [...counted].filter(([one]) => one.split("{", 1)[0] === name);
        const values = series.map(([one, value]) => `intercom_gateway_${one} ${value}`).sort();
        return [
          ...head(name, help, "counter"),
          ...(values.length > 0 ? values : [`intercom_gateway_${name} 0`]),
        ];
      });
      const now = gauges.flatMap(({ name, help, value }) => [
        ...head(name, help, "gauge"),
        `intercom_gateway_${name} ${value}`,
      ]);
      return `${[...lines, ...now].join("\n")}\n`;
    },
  };
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP intercom_gateway_${name} ${help}`, `# TYPE intercom_gateway_${name} ${type}`];
}
