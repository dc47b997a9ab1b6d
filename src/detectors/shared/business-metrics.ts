/** What a business lives on, as metrics are called; hosts may bring their own list. Assumed. */
export const BUSINESS_METRICS: readonly string[] = [
  'revenue', 'sales', 'orders', 'leads', 'bookings', 'pipeline', 'new customers',
]

/** Whether one of the metrics is of that kind: `qualified-leads` is one of leads, `cost per lead` is none. */
export function showsBusinessMetric(metrics: readonly string[], names: readonly string[] = BUSINESS_METRICS): boolean {
  const wanted = names.map(plain)
  return metrics.some((metric) => wanted.some((name) => plain(metric) === name || plain(metric).endsWith(` ${name}`)))
}

function plain(metric: string): string {
  return metric.toLowerCase().replaceAll('-', ' ').replaceAll('_', ' ').trim()
}
